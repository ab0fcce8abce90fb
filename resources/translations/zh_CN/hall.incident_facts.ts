<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.incident_facts</name>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>incident closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>still to do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>step done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>read out by phone</source>
        <translation>电话口头报告</translation>
    </message>
    <message>
        <source>by fax</source>
        <translation>传真</translation>
    </message>
    <message>
        <source>by message</source>
        <translation>信息（网络）报送</translation>
    </message>
    <message>
        <source>handed over in person</source>
        <translation>当面送达</translation>
    </message>
</context>
</TS>
