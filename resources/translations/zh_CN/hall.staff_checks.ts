<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.staff_checks</name>
    <message>
        <source>fit for the shift</source>
        <translation>可以上岗</translation>
    </message>
    <message>
        <source>not fit for the shift</source>
        <translation>暂不上岗</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>口罩</translation>
    </message>
    <message>
        <source>gloves</source>
        <translation>手套</translation>
    </message>
    <message>
        <source>contact or travel within 14 days</source>
        <translation>14 天内接触或旅居史</translation>
    </message>
</context>
</TS>
