<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.case_words</name>
    <message>
        <source>Holds whole personal data, only for whoever needs it to protect health. Do not copy it, and do not leave it lying about.</source>
        <translation>本件含完整个人信息，仅供疫情防控使用，请勿复印、外传，用后妥善保管。</translation>
    </message>
    <message>
        <source>a moment</source>
        <translation>片刻</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>Nobody saw them go: partly a guess.</source>
        <translation>离开时间无人记录，部分为推测</translation>
    </message>
    <message>
        <source>Not likely any more after a correction.</source>
        <translation>更正后不再认定为可能接触者</translation>
    </message>
    <message>
        <source>with {count} companions</source>
        <translation>随行 {count} 人</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>共 {count} 人</translation>
    </message>
    <message>
        <source>window {number}</source>
        <translation>{number} 号窗口</translation>
    </message>
</context>
</TS>
