<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>people.users</name>
    <message>
        <source>Choose at least one role.</source>
        <translation>请至少选择一个岗位。</translation>
    </message>
    <message>
        <source>Enter the person's name (at most 100 characters).</source>
        <translation>请填写姓名（不超过 100 个字符）。</translation>
    </message>
    <message>
        <source>A sign-in name has 1 to 32 lower-case letters, digits, dots or hyphens.</source>
        <translation>登录名为 1 至 32 个小写字母、数字、点或连字符。</translation>
    </message>
    <message>
        <source>This sign-in name is taken. Choose another.</source>
        <translation>这个登录名已有人使用，请换一个。</translation>
    </message>
    <message>
        <source>This account is not here any more.</source>
        <translation>这个账号已经不在了。</translation>
    </message>
    <message>
        <source>This hall has an administrator already. Sign in instead.</source>
        <translation>本大厅已有管理员，请直接登录。</translation>
    </message>
    <message>
        <source>The hall would have no administrator left. Name another one first.</source>
        <translation>这样大厅就没有管理员了，请先指定另一位。</translation>
    </message>
</context>
</TS>
