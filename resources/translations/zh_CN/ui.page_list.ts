<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.page_list</name>
    <message>
        <source>At the window</source>
        <translation>窗口办理</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>今日统计</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>排队叫号</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>窗口办理</translation>
    </message>
    <message>
        <source>Find visits</source>
        <translation>来访查询</translation>
    </message>
    <message>
        <source>Isolation</source>
        <translation>留观处置</translation>
    </message>
    <message>
        <source>Leader's day</source>
        <translation>带班首页</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>突发事件</translation>
    </message>
    <message>
        <source>Hygiene</source>
        <translation>消毒通风</translation>
    </message>
</context>
</TS>
