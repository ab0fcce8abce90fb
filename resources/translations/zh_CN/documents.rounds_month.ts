<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.rounds_month</name>
    <message>
        <source>Rounds and findings of {month}</source>
        <translation>{month} 巡查与问题</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>Noted as missed</source>
        <translation>曾记漏查</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>已查</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Rectified at</source>
        <translation>整改时间</translation>
    </message>
    <message>
        <source>Verified at</source>
        <translation>复核时间</translation>
    </message>
    <message>
        <source>Walked by</source>
        <translation>巡查人</translation>
    </message>
    <message>
        <source>Put right by</source>
        <translation>整改人</translation>
    </message>
</context>
</TS>
