<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.sign_in</name>
    <message>
        <source>Overview of the halls</source>
        <translation>大厅总览</translation>
    </message>
</context>
</TS>
