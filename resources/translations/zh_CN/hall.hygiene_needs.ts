<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.hygiene_needs</name>
    <message>
        <source>{count} {unit} left</source>
        <translation>剩余 {count} {unit}</translation>
    </message>
    <message>
        <source>Disinfection overdue: {count}</source>
        <translation>消毒超时：{count} 处</translation>
    </message>
    <message>
        <source>To be disinfected soon: {count}</source>
        <translation>即将到消毒时间：{count} 处</translation>
    </message>
    <message>
        <source>{asset} ({area})</source>
        <translation>{asset}（{area}）</translation>
    </message>
    <message>
        <source>enough for {days} days</source>
        <translation>可用约 {days} 天</translation>
    </message>
    <message>
        <source>and {count} other places</source>
        <translation>另有 {count} 处</translation>
    </message>
    <message>
        <source>Airing: did it end?</source>
        <translation>通风是否已结束？</translation>
    </message>
    <message>
        <source>Airing overdue</source>
        <translation>通风超时</translation>
    </message>
    <message>
        <source>To be aired soon</source>
        <translation>即将到通风时间</translation>
    </message>
    <message>
        <source>{area}: {done} of {wanted} today</source>
        <translation>{area}：今日 {done}/{wanted} 次</translation>
    </message>
    <message>
        <source>Order: {supply}</source>
        <translation>需补货：{supply}</translation>
    </message>
</context>
</TS>
