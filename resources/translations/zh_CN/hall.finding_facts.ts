<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.finding_facts</name>
    <message>
        <source>minor</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>serious</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>put right at once</source>
        <translation>立即整改</translation>
    </message>
    <message>
        <source>to be rectified</source>
        <translation>待整改</translation>
    </message>
    <message>
        <source>to be verified</source>
        <translation>已整改，待复核</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已复核</translation>
    </message>
</context>
</TS>
