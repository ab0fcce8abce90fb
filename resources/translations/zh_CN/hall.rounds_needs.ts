<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.rounds_needs</name>
    <message>
        <source>{answered} of {points} checkpoints</source>
        <translation>已查 {answered}/{points} 个巡查点</translation>
    </message>
    <message>
        <source>Round under way: {name}</source>
        <translation>巡查进行中：{name}</translation>
    </message>
    <message>
        <source>Round to do: {name}</source>
        <translation>待巡查：{name}</translation>
    </message>
    <message>
        <source>given to {name}</source>
        <translation>由 {name} 整改</translation>
    </message>
    <message>
        <source>{state} · {weight}</source>
        <translation>{state} · {weight}</translation>
    </message>
    <message>
        <source>Round missed: {name}</source>
        <translation>漏查：{name}</translation>
    </message>
    <message>
        <source>{place}: {what}</source>
        <translation>{place}：{what}</translation>
    </message>
</context>
</TS>
