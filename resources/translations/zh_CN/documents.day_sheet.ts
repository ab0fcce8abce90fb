<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.day_sheet</name>
    <message>
        <source>Day sheet of the hall</source>
        <translation>大厅日报</translation>
    </message>
    <message>
        <source>Prepared by {name} at {time}</source>
        <translation>制表 {name}　{time}</translation>
    </message>
    <message>
        <source>Nobody came this day, and no temperature was taken.</source>
        <translation>当日无人来访，也没有测温记录。</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Diverted to other ways</source>
        <translation>分流到不见面渠道</translation>
    </message>
    <message>
        <source>Temperature checks</source>
        <translation>测温人次</translation>
    </message>
    <message>
        <source>Turned away at the door</source>
        <translation>门口劝返</translation>
    </message>
    <message>
        <source>Fevers</source>
        <translation>发热疑似</translation>
    </message>
    <message>
        <source>Cases still open</source>
        <translation>未结留观个案</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>{time}</translation>
    </message>
    <message>
        <source>limit {count}</source>
        <translation>上限 {count}</translation>
    </message>
    <message>
        <source>Waiting, average</source>
        <translation>等候 · 平均</translation>
    </message>
    <message>
        <source>Waiting, median</source>
        <translation>等候 · 中位数</translation>
    </message>
    <message>
        <source>Waiting, 9 of 10 below</source>
        <translation>等候 · 九成低于</translation>
    </message>
    <message>
        <source>Serving, average</source>
        <translation>办理 · 平均</translation>
    </message>
    <message>
        <source>Serving, 9 of 10 below</source>
        <translation>办理 · 九成低于</translation>
    </message>
    <message>
        <source>Most people inside</source>
        <translation>同时在厅最多</translation>
    </message>
    <message>
        <source>Arrivals per hour</source>
        <translation>各时段到访</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>Waiting times</source>
        <translation>等候时间</translation>
    </message>
    <message>
        <source>visits by minutes</source>
        <translation>人次 / 分钟</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>matters</source>
        <translation>件</translation>
    </message>
    <message>
        <source>Temperatures</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>checks by ℃</source>
        <translation>人次 / ℃</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>按业务类别</translation>
    </message>
    <message>
        <source>By priority</source>
        <translation>按优先</translation>
    </message>
    <message>
        <source>By matter</source>
        <translation>按事项</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Diverted</source>
        <translation>分流</translation>
    </message>
    <message>
        <source>Average wait, min</source>
        <translation>平均等候（分钟）</translation>
    </message>
    <message>
        <source>Average serving, min</source>
        <translation>平均办理（分钟）</translation>
    </message>
    <message>
        <source>By window</source>
        <translation>按窗口</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>已办</translation>
    </message>
    <message>
        <source>No-shows</source>
        <translation>过号</translation>
    </message>
    <message>
        <source>All serving, min</source>
        <translation>办理合计（分钟）</translation>
    </message>
    <message>
        <source>Seen by the duty leader</source>
        <translation>带班领导签字</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
</context>
</TS>
