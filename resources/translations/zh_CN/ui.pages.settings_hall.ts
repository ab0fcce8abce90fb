<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.settings_hall</name>
    <message>
        <source>Hall</source>
        <translation>大厅</translation>
    </message>
    <message>
        <source>T-01, T-02 …</source>
        <translation>T-01，T-02 …</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>This hall</source>
        <translation>本大厅</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>日常</translation>
    </message>
    <message>
        <source>A suspected case</source>
        <translation>疑似病例</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>What was put off can be made up until {day}.</source>
        <translation>延期办理的业务可补办至 {day}。</translation>
    </message>
    <message>
        <source>While the end is not known, nothing that was put off falls due.</source>
        <translation>结束日期未确定前，延期业务均不到期。</translation>
    </message>
    <message>
        <source>End of the epidemic</source>
        <translation>疫情结束日期</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>尚不明确</translation>
    </message>
    <message>
        <source>The epidemic</source>
        <translation>疫情</translation>
    </message>
    <message>
        <source>Morning 08:00-12:30, afternoon 12:30-18:00 …</source>
        <translation>早班 08:00-12:30，晚班 12:30-18:00 …</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
</context>
</TS>
