<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.training</name>
    <message>
        <source>Choose a topic.</source>
        <translation>请选择培训内容。</translation>
    </message>
    <message>
        <source>A training lies in the past or is of today.</source>
        <translation>培训日期应为今天或以前。</translation>
    </message>
    <message>
        <source>A training takes 1 to {longest} minutes.</source>
        <translation>培训时长为 1 至 {longest} 分钟。</translation>
    </message>
    <message>
        <source>Say who taught.</source>
        <translation>请填写授课人。</translation>
    </message>
    <message>
        <source>Choose who took part.</source>
        <translation>请选择参加人员。</translation>
    </message>
    <message>
        <source>This training is not here any more.</source>
        <translation>这条培训记录已不在。</translation>
    </message>
    <message>
        <source>Enter a day as 2020-02-10.</source>
        <translation>请按 2020-02-10 的格式填写日期。</translation>
    </message>
</context>
</TS>
