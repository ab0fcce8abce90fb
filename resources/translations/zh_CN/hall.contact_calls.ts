<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.contact_calls</name>
    <message>
        <source>visitor</source>
        <translation>办事群众</translation>
    </message>
    <message>
        <source>companion</source>
        <translation>同行人</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>已接通</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>refused to answer</source>
        <translation>拒绝配合</translation>
    </message>
</context>
</TS>
