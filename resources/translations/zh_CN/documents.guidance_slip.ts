<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.guidance_slip</name>
    <message>
        <source>No visit needed</source>
        <translation>不见面办理指引</translation>
    </message>
    <message>
        <source>Way {number}: {name}</source>
        <translation>途径 {number}：{name}</translation>
    </message>
    <message>
        <source>Scan to open</source>
        <translation>扫码办理</translation>
    </message>
    <message>
        <source>Questions? Call</source>
        <translation>咨询电话</translation>
    </message>
    <message>
        <source>You may also come to the hall, or send somebody for you.</source>
        <translation>您仍可到大厅办理，也可委托他人代办</translation>
    </message>
    <message>
        <source>No visit needed: {matter}</source>
        <translation>不见面办理指引：{matter}</translation>
    </message>
</context>
</TS>
