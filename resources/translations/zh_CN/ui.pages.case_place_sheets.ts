<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_place_sheets</name>
    <message>
        <source>The person is there</source>
        <translation>人员已到</translation>
    </message>
    <message>
        <source>in the observation place</source>
        <translation>到留观场所</translation>
    </message>
    <message>
        <source>Which place</source>
        <translation>哪个留观场所</translation>
    </message>
    <message>
        <source>1 m apart, masks on, a door that closes, nobody else there.</source>
        <translation>相距 1 米、戴口罩、关门，无其他人员。</translation>
    </message>
    <message>
        <source>Record the reading</source>
        <translation>登记测温</translation>
    </message>
    <message>
        <source>a reading</source>
        <translation>留观测温</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>测温方式</translation>
    </message>
    <message>
        <source>Thermometer</source>
        <translation>测温仪</translation>
    </message>
    <message>
        <source>Measured by (if it was somebody else)</source>
        <translation>测温人（他人代测时填写）</translation>
    </message>
    <message>
        <source>Observation room</source>
        <translation>留观室</translation>
    </message>
</context>
</TS>
