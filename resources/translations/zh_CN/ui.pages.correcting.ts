<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.correcting</name>
    <message>
        <source>Document</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Why it is corrected</source>
        <translation>更正原因</translation>
    </message>
    <message>
        <source>Correct ticket {ticket}</source>
        <translation>更正号票 {ticket}</translation>
    </message>
</context>
</TS>
