<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.incident_sheets</name>
    <message>
        <source>When (as 9:05; empty: now)</source>
        <translation>时间（如 9:05，不填为现在）</translation>
    </message>
    <message>
        <source>Something happened: open an incident</source>
        <translation>发生突发事件：启动预案</translation>
    </message>
    <message>
        <source>Emergency plan</source>
        <translation>应急预案</translation>
    </message>
    <message>
        <source>What happened (short; empty: as the plan is called)</source>
        <translation>发生了什么（简短；不填则用预案名称）</translation>
    </message>
    <message>
        <source>Its steps and their times begin now. F9 again opens it.</source>
        <translation>步骤和时限从现在开始计算。再按 F9 启动。</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Step done by</source>
        <translation>完成人</translation>
    </message>
    <message>
        <source>Note (why, where it is not applicable)</source>
        <translation>备注（不适用时写明原因）</translation>
    </message>
    <message>
        <source>What else is to be done?</source>
        <translation>还要做什么？</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Who is responsible</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Within so many minutes from now (empty: no limit)</source>
        <translation>从现在起多少分钟内（不填为不限）</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>增加步骤</translation>
    </message>
</context>
</TS>
