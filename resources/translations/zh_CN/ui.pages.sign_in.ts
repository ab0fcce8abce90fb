<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.sign_in</name>
    <message>
        <source>Social-insurance service hall</source>
        <translation>社会保险经办大厅</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Enter your sign-in name.</source>
        <translation>请输入登录名。</translation>
    </message>
    <message>
        <source>Locked. {person} is at work here.</source>
        <translation>已锁定，{person}正在使用本机。</translation>
    </message>
</context>
</TS>
