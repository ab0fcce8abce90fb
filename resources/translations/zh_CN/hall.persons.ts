<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.persons</name>
    <message>
        <source>A name has at most {longest} characters.</source>
        <translation>姓名最多 {longest} 个字符。</translation>
    </message>
    <message>
        <source>The name is masked. Type it in full.</source>
        <translation>姓名已脱敏，请输入完整姓名。</translation>
    </message>
    <message>
        <source>A name has letters only. Compare it with the document.</source>
        <translation>姓名只能是文字，请与证件核对。</translation>
    </message>
    <message>
        <source>A mobile number has 11 digits; this one has {count}.</source>
        <translation>手机号应为 11 位，现为 {count} 位。</translation>
    </message>
    <message>
        <source>This is no phone number. Type the digits, or nothing.</source>
        <translation>电话号码不正确，请输入数字，或留空。</translation>
    </message>
</context>
</TS>
