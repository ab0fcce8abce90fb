<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_steps_row</name>
    <message>
        <source>Reading</source>
        <translation>测温</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Symptoms, 14 days</source>
        <translation>症状行程</translation>
    </message>
    <message>
        <source>Address, work</source>
        <translation>住址单位</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Next: {what}</source>
        <translation>下一步：{what}</translation>
    </message>
    <message>
        <source>Signed sheet</source>
        <translation>签字单</translation>
    </message>
</context>
</TS>
