<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.door_refusal</name>
    <message>
        <source>Would not wear a mask</source>
        <translation>拒绝佩戴口罩</translation>
    </message>
    <message>
        <source>Would not be measured</source>
        <translation>拒绝测温</translation>
    </message>
    <message>
        <source>Abnormal temperature, advised to see a doctor</source>
        <translation>体温异常，劝其就医</translation>
    </message>
    <message>
        <source>Why the visitor is turned away</source>
        <translation>劝返原因</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>原因（可修改）</translation>
    </message>
</context>
</TS>
