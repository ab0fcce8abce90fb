<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.rounds_findings</name>
    <message>
        <source>Nothing was found here.</source>
        <translation>没有问题。</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>整改</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Verified.</source>
        <translation>已复核。</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未复核</translation>
    </message>
    <message>
        <source>Given to me</source>
        <translation>由我整改</translation>
    </message>
    <message>
        <source>All of this month</source>
        <translation>本月全部</translation>
    </message>
    <message>
        <source>Found {by}</source>
        <translation>{by} 发现</translation>
    </message>
    <message>
        <source>{who} puts it right until {time}</source>
        <translation>由 {who} 于 {time} 前整改</translation>
    </message>
    <message>
        <source>overdue by {time}</source>
        <translation>超期 {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还剩 {time}</translation>
    </message>
    <message>
        <source>Found {count} times</source>
        <translation>共发现 {count} 次</translation>
    </message>
    <message>
        <source>Opened again: {why}</source>
        <translation>重新打开：{why}</translation>
    </message>
    <message>
        <source>Put right {by}: {note}</source>
        <translation>{by} 整改：{note}</translation>
    </message>
    <message>
        <source>Verified {by}</source>
        <translation>{by} 复核</translation>
    </message>
    <message>
        <source>See photos</source>
        <translation>看照片</translation>
    </message>
</context>
</TS>
