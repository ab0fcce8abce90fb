<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.roster_needs</name>
    <message>
        <source>No leader today</source>
        <translation>今日无人带班</translation>
    </message>
    <message>
        <source>No leader tomorrow</source>
        <translation>明日无人带班</translation>
    </message>
</context>
</TS>
