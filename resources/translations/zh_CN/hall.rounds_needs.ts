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
        <source>given to {name}</source>
        <translation>由 {name} 整改</translation>
    </message>
    <message>
        <source>{state} · {weight}</source>
        <translation>{state} · {weight}</translation>
    </message>
    <message>
        <source>Finding: {place}</source>
        <translation>问题：{place}</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>Round missed</source>
        <translation>漏查</translation>
    </message>
    <message>
        <source>Round under way</source>
        <translation>巡查进行中</translation>
    </message>
    <message>
        <source>Round to do</source>
        <translation>待巡查</translation>
    </message>
    <message>
        <source>Extra round</source>
        <translation>临时巡查</translation>
    </message>
    <message>
        <source>{name}, {window}</source>
        <translation>{name}，{window}</translation>
    </message>
</context>
</TS>
