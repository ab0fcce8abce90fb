<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.hall</name>
    <message>
        <source>no desk yet</source>
        <translation>尚无工位</translation>
    </message>
    <message>
        <source>Code for a desk</source>
        <translation>工位接入码</translation>
    </message>
    <message>
        <source>Code for a hub</source>
        <translation>主机接入码</translation>
    </message>
    <message>
        <source>{count} entries have arrived and are not counted yet.</source>
        <translation>已收到 {count} 条记录，尚未计入统计。</translation>
    </message>
    <message>
        <source>Somebody brought a code that another device had used up, {count} times, last at {time}. Find out who has copies of codes.</source>
        <translation>有人使用已被其他设备用过的接入码，共 {count} 次，最近一次 {time}。请查明接入码是否外泄。</translation>
    </message>
    <message>
        <source>Visits today</source>
        <translation>今日来访</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Fevers today</source>
        <translation>今日发热</translation>
    </message>
    <message>
        <source>suspected {count}</source>
        <translation>疑似 {count}</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>留观个案</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>No desk has joined yet. Make a code, and enter it at the desk.</source>
        <translation>尚无工位接入。请生成接入码，并在工位上输入。</translation>
    </message>
    <message>
        <source>Most inside</source>
        <translation>厅内最多</translation>
    </message>
    <message>
        <source>Waiting, nine of ten</source>
        <translation>等候（九成以内）</translation>
    </message>
    <message>
        <source>Temperatures taken</source>
        <translation>测温人次</translation>
    </message>
    <message>
        <source>Turned away</source>
        <translation>劝返</translation>
    </message>
    <message>
        <source>{count} still to do</source>
        <translation>还有 {count} 次</translation>
    </message>
</context>
</TS>
