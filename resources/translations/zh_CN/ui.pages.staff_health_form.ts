<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.staff_health_form</name>
    <message>
        <source>Wears a mask</source>
        <translation>佩戴口罩</translation>
    </message>
    <message>
        <source>Wears gloves</source>
        <translation>佩戴手套</translation>
    </message>
    <message>
        <source>Contact or travel, 14 days</source>
        <translation>14 天内接触或旅居史</translation>
    </message>
    <message>
        <source>Anything else (may stay empty)</source>
        <translation>其他不适（可不填）</translation>
    </message>
</context>
</TS>
