<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.door_attention</name>
    <message>
        <source>Suspected, not in isolation yet</source>
        <translation>疑似人员尚未转留观</translation>
    </message>
    <message>
        <source>Press F9 at the door.</source>
        <translation>请在入口页按 F9。</translation>
    </message>
    <message>
        <source>Still to be measured again</source>
        <translation>仍待复测</translation>
    </message>
    <message>
        <source>{name}, first {reading} ℃</source>
        <translation>{name} 第一次 {reading} ℃</translation>
    </message>
</context>
</TS>
