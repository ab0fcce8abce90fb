<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.nearness</name>
    <message>
        <source>came together</source>
        <translation>同行</translation>
    </message>
    <message>
        <source>same window</source>
        <translation>同一窗口</translation>
    </message>
    <message>
        <source>measured or registered</source>
        <translation>测温或登记</translation>
    </message>
    <message>
        <source>window next to it</source>
        <translation>相邻窗口</translation>
    </message>
    <message>
        <source>waiting area</source>
        <translation>等候区</translation>
    </message>
    <message>
        <source>stopped there on a round</source>
        <translation>巡查时经过</translation>
    </message>
</context>
</TS>
