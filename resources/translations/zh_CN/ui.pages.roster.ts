<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.roster</name>
    <message>
        <source>Swap</source>
        <translation>调班</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No swap</source>
        <translation>不调班</translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation>存为表格</translation>
    </message>
    <message>
        <source>no leader</source>
        <translation>无人带班</translation>
    </message>
    <message>
        <source>Swap with this day</source>
        <translation>与这天调班</translation>
    </message>
    <message>
        <source>nobody is on duty now</source>
        <translation>现在无人带班</translation>
    </message>
    <message>
        <source>{name} changes places with whom? Go to the other day and press Enter.</source>
        <translation>{name} 与谁调班？移到另一天，按 Enter。</translation>
    </message>
    <message>
        <source>on duty now: {names}</source>
        <translation>现在带班：{names}</translation>
    </message>
    <message>
        <source>Who leads</source>
        <translation>填写带班人</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Put up</source>
        <translation>张贴</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>下月</translation>
    </message>
</context>
</TS>
