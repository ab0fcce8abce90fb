<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.leading</name>
    <message>
        <source>Leader's day</source>
        <translation>带班首页</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>厅内</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Suspected</source>
        <translation>疑似</translation>
    </message>
    <message>
        <source>Rounds done</source>
        <translation>已巡查</translation>
    </message>
    <message>
        <source>Nothing needs you just now.</source>
        <translation>目前没有需要处理的事项。</translation>
    </message>
    <message>
        <source>What comes up stands here, the most urgent first.</source>
        <translation>有事项时会列在这里，最紧急的在前。</translation>
    </message>
    <message>
        <source>Could not be read: {what}</source>
        <translation>未能读取：{what}</translation>
    </message>
    <message>
        <source>{count} need attention</source>
        <translation>{count} 项待处理</translation>
    </message>
    <message>
        <source>at most {limit}</source>
        <translation>上限 {limit}</translation>
    </message>
    <message>
        <source>{count} missed</source>
        <translation>漏查 {count} 次</translation>
    </message>
    <message>
        <source>on duty now: {names}</source>
        <translation>现在带班：{names}</translation>
        <source>Hand over the shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Last hand-over</source>
        <translation>上次交班单</translation>
    </message>
    <message>
        <source>No shift was handed over yet.</source>
        <translation>还没有交班记录。</translation>
    </message>
</context>
</TS>
