<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_step_sheet</name>
    <message>
        <source>When (hour:minute)</source>
        <translation>时间（时:分）</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Case {number}: {what}</source>
        <translation>留观个案 {number}：{what}</translation>
    </message>
</context>
</TS>
