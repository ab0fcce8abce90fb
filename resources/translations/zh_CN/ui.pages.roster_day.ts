<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.roster_day</name>
    <message>
        <source>Nothing was entered for this day yet.</source>
        <translation>这一天还没有填写过。</translation>
    </message>
    <message>
        <source>nobody leads</source>
        <translation>无人带班</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>改动时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>改动人</translation>
    </message>
    <message>
        <source>⚠ {what} (to check)</source>
        <translation>⚠ {what}（待核对）</translation>
    </message>
    <message>
        <source>deputy {name}</source>
        <translation>副班 {name}</translation>
    </message>
</context>
</TS>
