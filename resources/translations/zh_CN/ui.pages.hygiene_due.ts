<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.hygiene_due</name>
    <message>
        <source>Due now</source>
        <translation>消毒</translation>
    </message>
    <message>
        <source>No assets are registered yet. Whoever leads the hall registers them.</source>
        <translation>还没有登记设施，请带班领导登记。</translation>
    </message>
    <message>
        <source>Log disinfection</source>
        <translation>登记消毒</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Mark all overdue</source>
        <translation>标记全部超时</translation>
    </message>
    <message>
        <source>Month's record</source>
        <translation>月度记录</translation>
    </message>
    <message>
        <source>Log disinfection ({count})</source>
        <translation>登记消毒（{count}）</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>上次</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>This was logged a moment ago already.</source>
        <translation>刚才已登记过。</translation>
    </message>
    <message>
        <source>Everything is disinfected</source>
        <translation>全部已消毒</translation>
    </message>
    <message>
        <source>Logged: {count} assets, {agent}</source>
        <translation>已登记：{count} 处，{agent}</translation>
    </message>
    <message>
        <source>{overdue} overdue, {soon} due soon</source>
        <translation>超时 {overdue} 处，即将到期 {soon} 处</translation>
    </message>
    <message>
        <source>The disinfection is taken back.</source>
        <translation>已撤销该消毒记录。</translation>
    </message>
</context>
</TS>
