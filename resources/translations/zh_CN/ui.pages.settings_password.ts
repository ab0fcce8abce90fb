<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.settings_password</name>
    <message>
        <source>For {person} (signs in as {login})</source>
        <translation>{person}（登录名 {login}）</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>我的密码</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Your password was changed. Use the new one from now on.</source>
        <translation>密码已修改，今后请用新密码。</translation>
    </message>
    <message>
        <source>At least 8 characters, without the sign-in name.</source>
        <translation>至少 8 个字符，不能包含登录名。</translation>
    </message>
</context>
</TS>
