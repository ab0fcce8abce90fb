<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.door_more</name>
    <message>
        <source>Goes first because</source>
        <translation>优先原因</translation>
    </message>
    <message>
        <source>How many companions</source>
        <translation>随行人数</translation>
    </message>
    <message>
        <source>Companion's name</source>
        <translation>随行人姓名</translation>
    </message>
    <message>
        <source>Acting for (the person concerned)</source>
        <translation>代办（本人姓名）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
</TS>
