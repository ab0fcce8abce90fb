<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.door_lists</name>
    <message>
        <source>measure</source>
        <translation>复测</translation>
    </message>
    <message>
        <source>Nobody waits for another reading.</source>
        <translation>没有待复测的人。</translation>
    </message>
    <message>
        <source>no name given</source>
        <translation>未留姓名</translation>
    </message>
    <message>
        <source>not in isolation yet</source>
        <translation>未转留观</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>可复测</translation>
    </message>
    <message>
        <source>isolate</source>
        <translation>转留观</translation>
    </message>
    <message>
        <source>No ticket today yet.</source>
        <translation>今天还没有登记。</translation>
    </message>
    <message>
        <source>Newest tickets</source>
        <translation>最近登记</translation>
    </message>
    <message>
        <source>Measure again (F11)</source>
        <translation>待复测（F11）</translation>
    </message>
    <message>
        <source>First</source>
        <translation>第一次</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>静候</translation>
    </message>
    <message>
        <source>{reading} low</source>
        <translation>{reading} 偏低</translation>
    </message>
    <message>
        <source>{first} / {last} suspected</source>
        <translation>{first} / {last} 疑似</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>号票</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>no print</source>
        <translation>未打印</translation>
    </message>
</context>
</TS>
