<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.isolation</name>
    <message>
        <source>This case is not here.</source>
        <translation>找不到这个留观个案。</translation>
    </message>
    <message>
        <source>This check has no abnormal reading. Measure first.</source>
        <translation>这次测温没有异常读数，请先测温。</translation>
    </message>
    <message>
        <source>A case begins from an abnormal reading or from a visit.</source>
        <translation>留观个案须由异常体温或一次来访开始。</translation>
    </message>
    <message>
        <source>Ticket {ticket} is not of today.</source>
        <translation>号票 {ticket} 不是今天的。</translation>
    </message>
    <message>
        <source>Write at most {longest} characters.</source>
        <translation>最多填写 {longest} 个字。</translation>
    </message>
    <message>
        <source>This must be filled in.</source>
        <translation>此项必须填写。</translation>
    </message>
</context>
</TS>
