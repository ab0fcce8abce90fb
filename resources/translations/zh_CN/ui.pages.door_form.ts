<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.door_form</name>
    <message>
        <source>Document (scan, swipe or type)</source>
        <translation>证件（刷身份证、扫码或输入）</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>证件类型</translation>
    </message>
    <message>
        <source>Phone (may be left out)</source>
        <translation>电话（可不填）</translation>
    </message>
    <message>
        <source>Mask (F3)</source>
        <translation>口罩（F3）</translation>
    </message>
    <message>
        <source>Temperature ℃</source>
        <translation>体温 ℃</translation>
    </message>
    <message>
        <source>How it is measured</source>
        <translation>测温方式</translation>
    </message>
    <message>
        <source>⚠ compare the first 6 digits</source>
        <translation>⚠ 请核对前 6 位</translation>
    </message>
    <message>
        <source>worn</source>
        <translation>已佩戴</translation>
    </message>
    <message>
        <source>provided here</source>
        <translation>现场提供</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒绝佩戴</translation>
    </message>
    <message>
        <source>kind recognised</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>★ {reason}: first</source>
        <translation>★ {reason} 优先</translation>
    </message>
    <message>
        <source>✓ checked</source>
        <translation>✓ 校验通过</translation>
    </message>
</context>
</TS>
