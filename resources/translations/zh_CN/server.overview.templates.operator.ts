<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.operator</name>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Hall, for a hall's own people</source>
        <translation>所属大厅（仅大厅人员）</translation>
    </message>
    <message>
        <source>Account in use</source>
        <translation>账号启用</translation>
    </message>
    <message>
        <source>Has the password been forgotten? A new one-time link lets them choose another.</source>
        <translation>忘记密码？可生成新的一次性链接，由本人重新设置。</translation>
    </message>
    <message>
        <source>Make a one-time link</source>
        <translation>生成一次性链接</translation>
    </message>
</context>
</TS>
