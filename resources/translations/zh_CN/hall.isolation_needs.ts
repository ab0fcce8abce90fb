<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.isolation_needs</name>
    <message>
        <source>{what} by {time}</source>
        <translation>{time} 前{what}</translation>
    </message>
    <message>
        <source>Case {number}: {state}</source>
        <translation>留观个案 {number}：{state}</translation>
    </message>
    <message>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
</context>
</TS>
