<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.operators</name>
    <message>
        <source>Who signs in at these pages. The staff of a hall signs in at its desks.</source>
        <translation>可登录本页面的人员。大厅工作人员在各自工位登录。</translation>
    </message>
    <message>
        <source>no password chosen yet</source>
        <translation>尚未设置密码</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Add an operator</source>
        <translation>添加操作员</translation>
    </message>
    <message>
        <source>You get a one-time link to give them; behind it they choose their password.</source>
        <translation>系统会生成一次性链接，由本人通过链接设置密码。</translation>
    </message>
</context>
</TS>
