<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.meetings_checking</name>
    <message>
        <source>What happened</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>About</source>
        <translation>涉及</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Nothing to check.</source>
        <translation>没有待核对的记录。</translation>
    </message>
    <message>
        <source>Looked at and settled?</source>
        <translation>已核对并处理？</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>确认已处理</translation>
    </message>
    <message>
        <source>What was found (may stay empty)</source>
        <translation>核对情况（可不填）</translation>
    </message>
</context>
</TS>
