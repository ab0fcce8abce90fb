<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.password</name>
    <message>
        <source>Your other sessions end.</source>
        <translation>您在其他地方的登录将失效。</translation>
    </message>
</context>
</TS>
