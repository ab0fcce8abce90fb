<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.roster_month</name>
    <message>
        <source>Duty roster</source>
        <translation>带班表</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>审批</translation>
    </message>
</context>
</TS>
