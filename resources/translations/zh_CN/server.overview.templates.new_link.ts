<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.new_link</name>
    <message>
        <source>One-time link</source>
        <translation>一次性链接</translation>
    </message>
    <message>
        <source>It is shown this once and is good for a day. Give it to {name} and to no one else.</source>
        <translation>链接只显示这一次，一天内有效。请只交给{name}本人。</translation>
    </message>
    <message>
        <source>Behind it they choose their password; then it is used up.</source>
        <translation>本人通过链接设置密码，之后链接即失效。</translation>
    </message>
    <message>
        <source>To the operators</source>
        <translation>返回操作员</translation>
    </message>
</context>
</TS>
