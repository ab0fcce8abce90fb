<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.contact_sheet</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>号票</translation>
    </message>
    <message>
        <source>Case opened</source>
        <translation>开始留观</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>可能接触者</translation>
    </message>
    <message>
        <source>Nobody was near, as far as the hall knows.</source>
        <translation>据大厅现有记录，没有可能的接触者。</translation>
    </message>
    <message>
        <source>Called by</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期时间</translation>
    </message>
    <message>
        <source>Where the person was</source>
        <translation>在大厅的行踪</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序</translation>
    </message>
    <message>
        <source>Name and document</source>
        <translation>姓名、证件</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>How near, how long</source>
        <translation>接触方式和时长</translation>
    </message>
    <message>
        <source>Calls so far</source>
        <translation>已联系情况</translation>
    </message>
    <message>
        <source>Called at</source>
        <translation>联系时间</translation>
    </message>
    <message>
        <source>Result, what they said</source>
        <translation>结果、本人说明</translation>
    </message>
    <message>
        <source>(no name given)</source>
        <translation>（未留姓名）</translation>
    </message>
    <message>
        <source>Companion {name}</source>
        <translation>同行人 {name}</translation>
    </message>
</context>
</TS>
