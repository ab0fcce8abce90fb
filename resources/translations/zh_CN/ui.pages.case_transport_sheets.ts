<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_transport_sheets</name>
    <message>
        <source>Record the vehicle</source>
        <translation>登记车辆</translation>
    </message>
    <message>
        <source>the vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Asked for at</source>
        <translation>向哪里要车</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>送往哪里</translation>
    </message>
    <message>
        <source>Number plate</source>
        <translation>车牌号</translation>
    </message>
    <message>
        <source>hand over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Receiver's name</source>
        <translation>接收人姓名</translation>
    </message>
    <message>
        <source>Receiver's body</source>
        <translation>接收单位</translation>
    </message>
    <message>
        <source>Receiver's signature</source>
        <translation>接收人签字</translation>
    </message>
    <message>
        <source>Print the hand-over sheet first; the receiver signs one of two copies.</source>
        <translation>先打印交接单，接收人在其中一份上签字。</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>已要车</translation>
    </message>
    <message>
        <source>is here</source>
        <translation>车已到</translation>
    </message>
</context>
</TS>
