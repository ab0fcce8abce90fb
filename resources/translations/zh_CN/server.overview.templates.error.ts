<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.error</name>
    <message>
        <source>That did not work</source>
        <translation>操作未完成</translation>
    </message>
    <message>
        <source>To the overview</source>
        <translation>返回总览</translation>
    </message>
</context>
</TS>
