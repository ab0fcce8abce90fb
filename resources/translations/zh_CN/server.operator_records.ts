<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.operator_records</name>
    <message>
        <source>signed in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>chose a password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>added an operator</source>
        <translation>添加操作员</translation>
    </message>
    <message>
        <source>changed an operator</source>
        <translation>修改操作员</translation>
    </message>
    <message>
        <source>made a one-time link</source>
        <translation>生成一次性链接</translation>
    </message>
    <message>
        <source>added a hall</source>
        <translation>添加大厅</translation>
    </message>
    <message>
        <source>made a code for a device</source>
        <translation>生成设备接入码</translation>
    </message>
    <message>
        <source>revoked a device</source>
        <translation>吊销设备</translation>
    </message>
    <message>
        <source>set reference data</source>
        <translation>下发基础数据</translation>
    </message>
</context>
</TS>
