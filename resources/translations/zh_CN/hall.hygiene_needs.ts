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
        <source>{supply}: order it</source>
        <translation>{supply}：需补货</translation>
    </message>
    <message>
        <source>{area}: air it</source>
        <translation>{area}：该通风了</translation>
    </message>
    <message>
        <source>{area}: is it still being aired?</source>
        <translation>{area}：通风是否已结束？</translation>
    </message>
    <message>
        <source>{done} of {wanted} today</source>
        <translation>今日 {done}/{wanted} 次</translation>
    </message>
    <message>
        <source>Say when it ended.</source>
        <translation>请补记结束时间。</translation>
    </message>
    <message>
        <source>and {count} other places</source>
        <translation>另有 {count} 处</translation>
    </message>
</context>
</TS>
