<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.cases</name>
    <message>
        <source>released</source>
        <translation>已解除留观</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>电话通知</translation>
    </message>
    <message>
        <source>in writing</source>
        <translation>书面通知</translation>
    </message>
    <message>
        <source>in isolation</source>
        <translation>留观中</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>已交接</translation>
    </message>
    <message>
        <source>case closed</source>
        <translation>已结案</translation>
    </message>
</context>
</TS>
