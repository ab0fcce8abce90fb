<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.hygiene_agents</name>
    <message>
        <source>Agents</source>
        <translation>消毒剂种类</translation>
    </message>
    <message>
        <source>New agent</source>
        <translation>新增消毒剂</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>常用浓度</translation>
    </message>
    <message>
        <source>Strength in</source>
        <translation>浓度单位</translation>
    </message>
    <message>
        <source>Offered first</source>
        <translation>默认浓度</translation>
    </message>
    <message>
        <source>Usual from</source>
        <translation>常用浓度下限</translation>
    </message>
    <message>
        <source>Usual to</source>
        <translation>常用浓度上限</translation>
    </message>
    <message>
        <source>Possible from</source>
        <translation>允许填写下限</translation>
    </message>
    <message>
        <source>Possible to</source>
        <translation>允许填写上限</translation>
    </message>
    <message>
        <source>Minutes of contact</source>
        <translation>作用时间（分钟）</translation>
    </message>
</context>
</TS>
