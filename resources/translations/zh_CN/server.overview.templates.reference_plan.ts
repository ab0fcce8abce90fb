<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.reference_plan</name>
    <message>
        <source>Add a plan</source>
        <translation>新增预案</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Within minutes</source>
        <translation>时限（分钟）</translation>
    </message>
    <message>
        <source>In Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>An empty line is no step; without minutes it has no time of its own. Incidents under way keep the plan that they began with.</source>
        <translation>空行不算；不填分钟即无时限。处置中的事件仍按启动时的预案。</translation>
    </message>
</context>
</TS>
