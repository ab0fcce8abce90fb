<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.isolation_attention</name>
    <message>
        <source>Case {number}</source>
        <translation>留观个案 {number}</translation>
    </message>
    <message>
        <source>In the observation place by {time}</source>
        <translation>{time} 前到留观场所</translation>
    </message>
    <message>
        <source>Health authority called by {time}</source>
        <translation>{time} 前电话报告卫生防疫部门</translation>
    </message>
    <message>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
</context>
</TS>
