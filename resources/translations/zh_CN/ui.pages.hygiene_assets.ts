<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.hygiene_assets</name>
    <message>
        <source>No assets yet. F9 adds the counters of all windows, F2 any other.</source>
        <translation>还没有设施。按 F9 为所有窗口添加柜台，按 F2 添加其他设施。</translation>
    </message>
    <message>
        <source>New asset</source>
        <translation>新增设施</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>打印标签…</translation>
    </message>
    <message>
        <source>Add the windows' counters</source>
        <translation>为窗口添加柜台</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Counter of window {number}</source>
        <translation>{number} 号窗口柜台</translation>
    </message>
    <message>
        <source>Every window has its counter already.</source>
        <translation>所有窗口都已有柜台。</translation>
    </message>
    <message>
        <source>{count} counters added</source>
        <translation>已添加 {count} 个柜台</translation>
    </message>
    <message>
        <source>Name of the asset</source>
        <translation>设施名称</translation>
    </message>
</context>
</TS>
