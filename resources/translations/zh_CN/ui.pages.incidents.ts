<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.incidents</name>
    <message>
        <source>Incidents</source>
        <translation>突发事件</translation>
    </message>
    <message>
        <source>No incident.</source>
        <translation>没有突发事件。</translation>
    </message>
    <message>
        <source>Nothing has happened. F9 opens an incident.
Suspicion within the staff opens one by itself.</source>
        <translation>目前没有突发事件。按 F9 启动预案。
员工出现疑似情况时会自动启动。</translation>
    </message>
    <message>
        <source>What belongs to the story?</source>
        <translation>记录事件经过</translation>
    </message>
    <message>
        <source>Is it over? Close the incident</source>
        <translation>事件已结束？</translation>
    </message>
    <message>
        <source>Summary: how it ended, what was learnt</source>
        <translation>总结：处置结果和经验</translation>
    </message>
    <message>
        <source>Every step must be done or not applicable. The final report comes after.</source>
        <translation>每个步骤都须完成或不适用。结束后再生成终报。</translation>
    </message>
    <message>
        <source>Open the incident again?</source>
        <translation>重新启动该事件？</translation>
    </message>
    <message>
        <source>Is this step still to do?</source>
        <translation>该步骤仍需办理？</translation>
    </message>
    <message>
        <source>Who is responsible for this step?</source>
        <translation>该步骤由谁负责？</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>{count} under way</source>
        <translation>{count} 起处置中</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件编号</translation>
    </message>
</context>
</TS>
