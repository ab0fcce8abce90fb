<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_call_sheet</name>
    <message>
        <source>Record the call</source>
        <translation>登记通话</translation>
    </message>
    <message>
        <source>a call</source>
        <translation>电话报告</translation>
    </message>
    <message>
        <source>Who was called</source>
        <translation>打给哪个单位</translation>
    </message>
    <message>
        <source>Number called</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>对方意见</translation>
    </message>
    <message>
        <source>Not reached counts as a call; the deadline runs on until somebody is reached.</source>
        <translation>没打通也要登记；打通之前时限继续计时。</translation>
    </message>
</context>
</TS>
