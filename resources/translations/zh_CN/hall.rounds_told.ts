<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.rounds_told</name>
    <message>
        <source>checklist changed: {place}</source>
        <translation>检查表已改：{place}</translation>
    </message>
    <message>
        <source>checkpoint {name} set up</source>
        <translation>巡查点 {name} 已设置</translation>
    </message>
    <message>
        <source>round plan {name} changed</source>
        <translation>巡查计划 {name} 已改</translation>
    </message>
    <message>
        <source>round begun</source>
        <translation>开始巡查</translation>
    </message>
    <message>
        <source>checkpoint {name} looked at</source>
        <translation>已查巡查点 {name}</translation>
    </message>
    <message>
        <source>round done</source>
        <translation>巡查完成</translation>
    </message>
    <message>
        <source>{day} {window}</source>
        <translation>{day} {window}</translation>
    </message>
    <message>
        <source>round missed: {when}</source>
        <translation>漏查：{when}</translation>
    </message>
    <message>
        <source>found at {place}: {what}</source>
        <translation>{place} 发现问题：{what}</translation>
    </message>
    <message>
        <source>found again</source>
        <translation>再次发现</translation>
    </message>
    <message>
        <source>{weight}, another time or person</source>
        <translation>{weight}，已改期限或整改人</translation>
    </message>
    <message>
        <source>rectified: {note}</source>
        <translation>已整改：{note}</translation>
    </message>
    <message>
        <source>opened again: {why}</source>
        <translation>重新打开：{why}</translation>
    </message>
</context>
</TS>
