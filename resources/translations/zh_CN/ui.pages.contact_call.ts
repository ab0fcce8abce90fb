<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.contact_call</name>
    <message>
        <source>What the contact said</source>
        <translation>对方说明</translation>
    </message>
    <message>
        <source>nobody saw them go, partly a guess</source>
        <translation>离开时间无人记录，部分为推测</translation>
    </message>
    <message>
        <source>not likely any more after a correction</source>
        <translation>更正后不再认定为可能接触者</translation>
    </message>
    <message>
        <source>Companion {name}</source>
        <translation>同行人 {name}</translation>
    </message>
</context>
</TS>
