<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.registering</name>
    <message>
        <source>At most {most} companions.</source>
        <translation>随行人员最多 {most} 人。</translation>
    </message>
    <message>
        <source>The note has at most {longest} characters.</source>
        <translation>备注最多 {longest} 个字符。</translation>
    </message>
    <message>
        <source>Say why it is corrected.</source>
        <translation>请写明更正原因。</translation>
    </message>
    <message>
        <source>An item of the catalogue belongs to no group.</source>
        <translation>目录中有事项不属于任何类别。</translation>
    </message>
    <message>
        <source>Choose what the visitor comes for.</source>
        <translation>请选择办理事项。</translation>
    </message>
    <message>
        <source>Take the temperature first.</source>
        <translation>请先测温。</translation>
    </message>
    <message>
        <source>No ticket without a normal temperature: {state}.</source>
        <translation>体温正常才能取号：{state}。</translation>
    </message>
    <message>
        <source>This temperature is not of today. Measure again.</source>
        <translation>这不是今天的体温，请重新测温。</translation>
    </message>
    <message>
        <source>This temperature has let in ticket {ticket} already.</source>
        <translation>这次测温已取号 {ticket}。</translation>
    </message>
    <message>
        <source>The matter {code} is not offered. Choose another.</source>
        <translation>事项 {code} 不再办理，请选择其他事项。</translation>
    </message>
    <message>
        <source>{matter}: the limit of {limit} for today is reached. Offer another day or the online way, or register beyond the limit.</source>
        <translation>{matter}：今日限额 {limit} 已满。可改日或网上办理，也可超额登记。</translation>
    </message>
</context>
</TS>
