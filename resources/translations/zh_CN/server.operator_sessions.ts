<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.operator_sessions</name>
    <message>
        <source>Too many people sign in at this moment. Try again in a minute.</source>
        <translation>当前登录人数过多，请一分钟后再试。</translation>
    </message>
</context>
</TS>
