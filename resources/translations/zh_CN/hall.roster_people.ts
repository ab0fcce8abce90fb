<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.roster_people</name>
    <message>
        <source>Several accounts have the name {name}. Write the sign-in name.</source>
        <translation>有多个账号的姓名是 {name}，请写登录名。</translation>
    </message>
    <message>
        <source>Who leads? Enter a name.</source>
        <translation>由谁带班？请填写姓名。</translation>
    </message>
    <message>
        <source>Somebody else has to be the deputy.</source>
        <translation>副班须另有其人。</translation>
    </message>
    <message>
        <source>This is no phone number.</source>
        <translation>这不是电话号码。</translation>
    </message>
</context>
</TS>
