<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.incident_needs</name>
    <message>
        <source>Next: {step}</source>
        <translation>下一步：{step}</translation>
    </message>
    <message>
        <source>{count} steps still to do</source>
        <translation>还有 {count} 个步骤待办</translation>
    </message>
    <message>
        <source>Every step is settled: report, then close it.</source>
        <translation>各步骤已处理：请报送并结束事件。</translation>
    </message>
    <message>
        <source>Incident {number}: {what}</source>
        <translation>突发事件 {number}：{what}</translation>
    </message>
    <message>
        <source>{count} steps still to do, {late} late</source>
        <translation>还有 {count} 个步骤待办，其中 {late} 个已超时</translation>
    </message>
</context>
</TS>
