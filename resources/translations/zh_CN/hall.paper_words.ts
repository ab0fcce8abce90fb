<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.paper_words</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Document type</source>
        <translation>证件类型</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Measured with</source>
        <translation>测温方式</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>口罩</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>This word is not known. Write {offered}.</source>
        <translation>不认得这个词。请填写{offered}。</translation>
    </message>
    <message>
        <source>for example identity card, passport or none</source>
        <translation>身份证、护照、无等</translation>
    </message>
    <message>
        <source>forehead, ear, armpit, oral or gate</source>
        <translation>额温枪、耳温枪、腋温计、口腔体温计或测温门</translation>
    </message>
    <message>
        <source>settled, accepted, papers missing, online or declined</source>
        <translation>办结、已受理、材料不齐、转网上办理或不予办理</translation>
    </message>
    <message>
        <source>This is no date. Write it like 2020-02-10.</source>
        <translation>日期有误，请写成 2020-02-10 的样子。</translation>
    </message>
    <message>
        <source>This is no time. Write it like 2020-02-10 9:15.</source>
        <translation>时间有误，请写成 2020-02-10 9:15 的样子。</translation>
    </message>
    <message>
        <source>yes, provided or no</source>
        <translation>是、提供或否</translation>
    </message>
    <message>
        <source>When was it? The time is missing.</source>
        <translation>没有填写时间。</translation>
    </message>
    <message>
        <source>The year is mistyped: no form is so old.</source>
        <translation>年份有误：没有这么早的登记表。</translation>
    </message>
    <message>
        <source>This is in the future. Compare the form, and this computer's clock.</source>
        <translation>时间晚于现在，请核对登记表和本机时钟。</translation>
    </message>
    <message>
        <source>The hour is missing. Write it like 9:15.</source>
        <translation>缺少几点几分，请写成 9:15 的样子。</translation>
    </message>
    <message>
        <source>What did the visitor come for? The matter is missing.</source>
        <translation>没有填写办理事项。</translation>
    </message>
    <message>
        <source>Matter {position} is not in the catalogue. Write its code or its name.</source>
        <translation>第 {position} 个事项不在目录中，请填写事项编码或名称。</translation>
    </message>
    <message>
        <source>The time has no date. Write it before the time, or import with --date.</source>
        <translation>时间没有日期。请在时间前写上日期，或导入时加 --date。</translation>
    </message>
    <message>
        <source>Matter {position} is not in the catalogue. Did you mean {nearest}?</source>
        <translation>第 {position} 个事项不在目录中，是否为：{nearest}？</translation>
    </message>
</context>
</TS>
