<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.round_plans</name>
    <message>
        <source>Write windows of time like 09:00-10:00, with a space or comma between them.</source>
        <translation>时段请写成 09:00-10:00，多个之间用空格或逗号隔开。</translation>
    </message>
    <message>
        <source>Choose at least one checkpoint.</source>
        <translation>请至少选择一个巡查点。</translation>
    </message>
    <message>
        <source>Give the plan a name of at most {longest} characters.</source>
        <translation>请填写计划名称，最多 {longest} 个字。</translation>
    </message>
    <message>
        <source>Choose at least one weekday.</source>
        <translation>请至少选择一个星期几。</translation>
    </message>
    <message>
        <source>Give 1 to {most} windows of time.</source>
        <translation>请填写 1 至 {most} 个时段。</translation>
    </message>
    <message>
        <source>This plan is not here.</source>
        <translation>没有这个计划。</translation>
    </message>
</context>
</TS>
