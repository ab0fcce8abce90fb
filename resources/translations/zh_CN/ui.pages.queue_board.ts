<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.queue_board</name>
    <message>
        <source>Full: the next ones wait outside.</source>
        <translation>已满：请后来的人在厅外等候。</translation>
    </message>
    <message>
        <source>Nearly full.</source>
        <translation>快满了。</translation>
    </message>
    <message>
        <source>Nobody is called just now.</source>
        <translation>现在没有叫号。</translation>
    </message>
    <message>
        <source>People inside</source>
        <translation>厅内人数</translation>
    </message>
    <message>
        <source>Last calls</source>
        <translation>最近叫号</translation>
    </message>
    <message>
        <source>/ {limit} people</source>
        <translation>/ {limit} 人</translation>
    </message>
    <message>
        <source>{count} more may enter</source>
        <translation>还可进 {count} 人</translation>
    </message>
    <message>
        <source>→ window {number}</source>
        <translation>→ {number} 号窗口</translation>
    </message>
    <message>
        <source>→ window {number}, not {other}</source>
        <translation>→ {number} 号窗口（非 {other} 号）</translation>
    </message>
</context>
</TS>
