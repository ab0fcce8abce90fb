<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.rounds_plans</name>
    <message>
        <source>Plans</source>
        <translation>巡查计划</translation>
    </message>
    <message>
        <source>No rounds are planned yet. Add a plan.</source>
        <translation>还没有巡查计划，请添加。</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>新增计划</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Windows of time</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>On these days</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Daily round</source>
        <translation>每日巡查</translation>
    </message>
    <message>
        <source>Name of the plan</source>
        <translation>计划名称</translation>
    </message>
</context>
</TS>
