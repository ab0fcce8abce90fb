<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.handover_sheet</name>
    <message>
        <source>Handed over by</source>
        <translation>移交人</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>接收人签字</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期时间</translation>
    </message>
    <message>
        <source>In the hall</source>
        <translation>在大厅的情况</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>号票</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Windows visited</source>
        <translation>到过的窗口</translation>
    </message>
    <message>
        <source>Likely contacts: {count}</source>
        <translation>可能接触者：{count} 人</translation>
    </message>
    <message>
        <source>Nobody was near, as far as the hall knows.</source>
        <translation>据大厅现有记录，没有可能的接触者。</translation>
    </message>
</context>
</TS>
