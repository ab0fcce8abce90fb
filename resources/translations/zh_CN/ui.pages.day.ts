<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.day</name>
    <message>
        <source>Day</source>
        <translation>今日统计</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Day sheet</source>
        <translation>日报表</translation>
    </message>
    <message>
        <source>Waiting, minutes</source>
        <translation>等候时间（分钟）</translation>
    </message>
    <message>
        <source>Outcomes of matters</source>
        <translation>事项办理结果</translation>
    </message>
    <message>
        <source>Temperatures, °C</source>
        <translation>体温（℃）</translation>
    </message>
    <message>
        <source>No matters yet.</source>
        <translation>还没有事项。</translation>
    </message>
    <message>
        <source>No windows yet.</source>
        <translation>还没有窗口。</translation>
    </message>
    <message>
        <source>{day}, under way</source>
        <translation>{day} · 进行中</translation>
    </message>
    <message>
        <source>{day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Nobody yet.</source>
        <translation>还没有人来。</translation>
    </message>
    <message>
        <source>Nobody called yet.</source>
        <translation>还没有叫号。</translation>
    </message>
    <message>
        <source>Nothing settled yet.</source>
        <translation>还没有办结的事项。</translation>
    </message>
    <message>
        <source>Nobody measured yet.</source>
        <translation>还没有测温。</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>厅内</translation>
    </message>
    <message>
        <source>Serving, median</source>
        <translation>办理（中位数）</translation>
    </message>
    <message>
        <source>Online instead</source>
        <translation>转网办</translation>
    </message>
    <message>
        <source>Suspected</source>
        <translation>疑似</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>网办</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>过号</translation>
    </message>
    <message>
        <source>min each</source>
        <translation>每件分钟</translation>
    </message>
    <message>
        <source>{count} done</source>
        <translation>已办结 {count}</translation>
    </message>
    <message>
        <source>of {checks}</source>
        <translation>测温 {checks} 人次</translation>
    </message>
    <message>
        <source>most so far {peak}</source>
        <translation>最多 {peak}</translation>
    </message>
</context>
</TS>
