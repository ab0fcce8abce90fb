<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.incident_buttons</name>
    <message>
        <source>Settle the step</source>
        <translation>处理步骤</translation>
    </message>
    <message>
        <source>Show the paper</source>
        <translation>查看报告</translation>
    </message>
    <message>
        <source>Take step back</source>
        <translation>撤回步骤</translation>
    </message>
    <message>
        <source>Sent…</source>
        <translation>登记报送</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>指定责任人</translation>
    </message>
    <message>
        <source>Receipt confirmed…</source>
        <translation>登记回执</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>增加步骤</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>新报告</translation>
    </message>
    <message>
        <source>End incident</source>
        <translation>结束事件</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>新建事件</translation>
    </message>
</context>
</TS>
