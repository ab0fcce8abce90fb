<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.staff_health</name>
    <message>
        <source>There is no check of today to correct.</source>
        <translation>今天还没有健康检查，无可更正。</translation>
    </message>
    <message>
        <source>Nothing speaks against this person working today.</source>
        <translation>此人今天没有不宜上岗的情况。</translation>
    </message>
    <message>
        <source>Say why, in at most {longest} characters.</source>
        <translation>请写明原因，不超过 {longest} 个字。</translation>
    </message>
</context>
</TS>
