<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.signed_out</name>
    <message>
        <source>You are signed out</source>
        <translation>您已退出登录</translation>
    </message>
    <message>
        <source>Nothing was done. Sign in, then do it again.</source>
        <translation>未做任何更改。请登录后再操作。</translation>
    </message>
</context>
</TS>
