<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.staff_sheets</name>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>What was not asked stays “not asked”.</source>
        <translation>没有问到的保持“未询问”。</translation>
    </message>
    <message>
        <source>{name}: health check of today</source>
        <translation>{name}：今天的健康检查</translation>
    </message>
</context>
</TS>
