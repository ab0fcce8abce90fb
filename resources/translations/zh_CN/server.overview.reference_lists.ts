<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.reference_lists</name>
    <message>
        <source>This checklist is not in this hall.</source>
        <translation>这个大厅没有这张检查表。</translation>
    </message>
</context>
</TS>
