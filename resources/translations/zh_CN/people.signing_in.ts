<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>people.signing_in</name>
    <message>
        <source>Too many wrong passwords. Try again in {minutes} minutes, or ask the administrator for a new password.</source>
        <translation>密码错误次数过多。请 {minutes} 分钟后再试，或请管理员重设密码。</translation>
    </message>
    <message>
        <source>Name or password is wrong.</source>
        <translation>登录名或密码不对。</translation>
    </message>
    <message>
        <source>This is not your present password.</source>
        <translation>当前密码不对。</translation>
    </message>
</context>
</TS>
