<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.case_steps</name>
    <message>
        <source>confirmed</source>
        <translation>确诊</translation>
    </message>
    <message>
        <source>ruled out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>hand-over sheet</source>
        <translation>交接单</translation>
    </message>
    <message>
        <source>list of contacts</source>
        <translation>接触者名单</translation>
    </message>
    <message>
        <source>another sheet</source>
        <translation>其他单据</translation>
    </message>
</context>
</TS>
