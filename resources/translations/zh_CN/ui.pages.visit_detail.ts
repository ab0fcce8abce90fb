<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.visit_detail</name>
    <message>
        <source>(no name given)</source>
        <translation>（未留姓名）</translation>
    </message>
    <message>
        <source>Phone {phone}</source>
        <translation>电话 {phone}</translation>
    </message>
    <message>
        <source>Companion {name}</source>
        <translation>同行人 {name}</translation>
    </message>
    <message>
        <source>Acting for {name}</source>
        <translation>代 {name} 办理</translation>
    </message>
    <message>
        <source>ticket not printed</source>
        <translation>号票未打出</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未办</translation>
    </message>
    <message>
        <source>window {number}</source>
        <translation>{number} 号窗口</translation>
    </message>
    <message>
        <source>Registered {time}</source>
        <translation>{time} 登记</translation>
    </message>
    <message>
        <source>visited {windows}</source>
        <translation>到过 {windows}</translation>
    </message>
    <message>
        <source>{count} companions</source>
        <translation>同行 {count} 人</translation>
    </message>
    <message>
        <source>waited {time}</source>
        <translation>等候 {time}</translation>
    </message>
    <message>
        <source>served {time}</source>
        <translation>办理 {time}</translation>
    </message>
    <message>
        <source>entered later, {time}</source>
        <translation>{time} 补录</translation>
    </message>
    <message>
        <source>⚠ to check: it clashes with another entry</source>
        <translation>⚠ 待核对：与另一条记录冲突</translation>
    </message>
    <message>
        <source>program</source>
        <translation>系统</translation>
    </message>
</context>
</TS>
