<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.staff_attention</name>
    <message>
        <source>Your own health check of today is missing</source>
        <translation>您今天还没做上岗健康检查</translation>
    </message>
</context>
</TS>
