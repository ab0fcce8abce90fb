<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.handover_sheet</name>
    <message>
        <source>Hand over the shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Record and show the sheet</source>
        <translation>登记并查看交接单</translation>
    </message>
    <message>
        <source>What needs attention, incidents, rounds and figures come by themselves.</source>
        <translation>待处理事项、突发事件、巡查和数据会自动列入。</translation>
    </message>
    <message>
        <source>To whom (name)</source>
        <translation>接班人（姓名）</translation>
    </message>
    <message>
        <source>Remarks for the next leader</source>
        <translation>给接班人的备注</translation>
    </message>
</context>
</TS>
