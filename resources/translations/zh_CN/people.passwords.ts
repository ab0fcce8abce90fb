<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>people.passwords</name>
    <message>
        <source>A password has {shortest} to {longest} characters.</source>
        <translation>密码须为 {shortest} 至 {longest} 个字符。</translation>
    </message>
    <message>
        <source>This password is too easy to guess. Choose another.</source>
        <translation>这个密码太容易被猜到，请换一个。</translation>
    </message>
</context>
</TS>
