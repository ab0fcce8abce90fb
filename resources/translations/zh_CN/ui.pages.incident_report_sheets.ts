<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.incident_report_sheets</name>
    <message>
        <source>Make the report</source>
        <translation>生成报告</translation>
    </message>
    <message>
        <source>For</source>
        <translation>报送对象</translation>
    </message>
    <message>
        <source>Name of the body</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Situation and what was done</source>
        <translation>情况和已采取的措施</translation>
    </message>
    <message>
        <source>What is asked for (may stay empty)</source>
        <translation>请求事项（可不填）</translation>
    </message>
    <message>
        <source>Persons in it</source>
        <translation>涉及人员</translation>
    </message>
    <message>
        <source>Why the body needs to know who it is</source>
        <translation>写明身份的原因</translation>
    </message>
    <message>
        <source>To whom was it sent, and how?</source>
        <translation>报送给谁，以什么方式？</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>To whom (body and person)</source>
        <translation>接收单位和接收人</translation>
    </message>
    <message>
        <source>Who confirmed the receipt?</source>
        <translation>谁确认收到？</translation>
    </message>
    <message>
        <source>Receipt confirmed by (empty: not yet)</source>
        <translation>确认收到的人（未确认可不填）</translation>
    </message>
    <message>
        <source>Receipt number or words</source>
        <translation>回执编号或内容</translation>
    </message>
    <message>
        <source>Receipt confirmed by</source>
        <translation>确认收到的人</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>脱敏</translation>
    </message>
    <message>
        <source>in full, the body needs it</source>
        <translation>写明身份（对方需要）</translation>
    </message>
    <message>
        <source>Incident {number}: {report}</source>
        <translation>突发事件 {number}：{report}</translation>
    </message>
    <message>
        <source>Phone {phone}</source>
        <translation>电话 {phone}</translation>
    </message>
</context>
</TS>
