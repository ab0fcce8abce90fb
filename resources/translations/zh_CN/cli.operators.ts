<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.operators</name>
    <message>
        <source>{login} can sign in as {role}.</source>
        <translation>{login} 可以{role}身份登录。</translation>
    </message>
    <message>
        <source>{login}  {name}  {role}  {state}</source>
        <translation>{login}  {name}  {role}  {state}</translation>
    </message>
    <message>
        <source>Good once and for a day, at the server's address: {path}</source>
        <translation>一次有效，期限一天，请在服务器地址后打开：{path}</translation>
    </message>
</context>
</TS>
