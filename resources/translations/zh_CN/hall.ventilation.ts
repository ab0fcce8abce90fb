<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.ventilation</name>
    <message>
        <source>Choose an area of the hall.</source>
        <translation>请选择区域。</translation>
    </message>
    <message>
        <source>{area} is being aired already.</source>
        <translation>{area}正在通风。</translation>
    </message>
    <message>
        <source>It can't end before it began.</source>
        <translation>结束时间不能早于开始时间。</translation>
    </message>
    <message>
        <source>This area is not being aired.</source>
        <translation>该区域没有在通风。</translation>
    </message>
    <message>
        <source>Say why, in at most {longest} characters.</source>
        <translation>请写明原因，不超过 {longest} 个字。</translation>
    </message>
</context>
</TS>
