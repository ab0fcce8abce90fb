<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.incident_view</name>
    <message>
        <source>as delivered</source>
        <translation>默认版本</translation>
    </message>
    <message>
        <source>No report yet. F6 makes the first one.</source>
        <translation>还没有报告。按 F6 生成首报。</translation>
    </message>
    <message>
        <source>No note yet. F7 writes one.</source>
        <translation>还没有记录。按 F7 添加。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Plan, reports, notes</source>
        <translation>步骤、报告、记录</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Which report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>报送</translation>
    </message>
    <message>
        <source>How and when</source>
        <translation>时间和方式</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>Happened {time}</source>
        <translation>发生于 {time}</translation>
    </message>
    <message>
        <source>Plan: {plan}, {version}</source>
        <translation>预案：{plan}（{version}）</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>尚未报送</translation>
    </message>
    <message>
        <source>also {numbers}</source>
        <translation>又作 {numbers}</translation>
    </message>
</context>
</TS>
