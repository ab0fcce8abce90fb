<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_person_sheets</name>
    <message>
        <source>Record the answers</source>
        <translation>登记回答</translation>
    </message>
    <message>
        <source>symptoms and the last 14 days</source>
        <translation>症状和 14 天内行程</translation>
    </message>
    <message>
        <source>In an affected area within 14 days</source>
        <translation>14 天内到过疫情地区</translation>
    </message>
    <message>
        <source>Contact with somebody from there within 14 days</source>
        <translation>14 天内接触过疫情地区人员</translation>
    </message>
    <message>
        <source>Record the person's details</source>
        <translation>登记人员信息</translation>
    </message>
    <message>
        <source>where the person lives and works</source>
        <translation>住址和单位</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Workplace</source>
        <translation>工作单位</translation>
    </message>
    <message>
        <source>Companion (name and phone)</source>
        <translation>同行人（姓名、电话）</translation>
    </message>
</context>
</TS>
