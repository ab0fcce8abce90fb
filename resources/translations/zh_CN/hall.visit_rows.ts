<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.visit_rows</name>
    <message>
        <source>This visit is not here.</source>
        <translation>找不到这次来访。</translation>
    </message>
</context>
</TS>
