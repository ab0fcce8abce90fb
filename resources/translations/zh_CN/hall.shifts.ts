<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.shifts</name>
    <message>
        <source>whole day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>Write a shift with its hours, like 早班 08:00-12:30.</source>
        <translation>请写明班次和时间，如：早班 08:00-12:30。</translation>
    </message>
    <message>
        <source>The name of a shift has at most {longest} characters.</source>
        <translation>班次名称最多 {longest} 个字。</translation>
    </message>
    <message>
        <source>A shift begins and ends at times of the day.</source>
        <translation>班次的起止须是一天之内的不同时刻。</translation>
    </message>
    <message>
        <source>Two shifts have the same name.</source>
        <translation>有两个班次同名。</translation>
    </message>
    <message>
        <source>A day has at most {most} shifts.</source>
        <translation>一天最多 {most} 个班次。</translation>
    </message>
</context>
</TS>
