<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.settings_users</name>
    <message>
        <source>Staff</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Signs in as</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>empty: stays as it is</source>
        <translation>不填则不变</translation>
    </message>
    <message>
        <source>{name} · locked for {minutes} minutes after wrong passwords. A new password ends it.</source>
        <translation>{name} · 密码输错过多，还要等 {minutes} 分钟；设新密码可立即解除。</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>新增账号</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>locked {minutes} min</source>
        <translation>锁定 {minutes} 分钟</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
</context>
</TS>
