<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.meetings</name>
    <message>
        <source>Exchange</source>
        <translation>数据同步</translation>
    </message>
    <message>
        <source>Meet now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>{count} records wait for the centre</source>
        <translation>待上报中心 {count} 条</translation>
    </message>
    <message>
        <source>⚠ {what}. Set it right; nothing is lost meanwhile.</source>
        <translation>⚠ {what}。请校准系统时间；其间数据不会丢失。</translation>
    </message>
    <message>
        <source>Meeting since {time} …</source>
        <translation>正在同步（{time} 开始）…</translation>
    </message>
</context>
</TS>
