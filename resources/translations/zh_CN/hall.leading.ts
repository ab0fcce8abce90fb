<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.leading</name>
    <message>
        <source>The hall is full: {inside} of {limit}</source>
        <translation>厅内已满：{inside} / {limit} 人</translation>
    </message>
    <message>
        <source>The hall fills up: {inside} of {limit}</source>
        <translation>大厅人数接近上限：{inside}/{limit}</translation>
    </message>
    <message>
        <source>The next ones wait outside, 1 m apart.</source>
        <translation>后来的人请在厅外等候，相隔 1 米。</translation>
    </message>
    <message>
        <source>{count} more may come in.</source>
        <translation>还可进 {count} 人。</translation>
    </message>
    <message>
        <source>incidents</source>
        <translation>突发事件</translation>
    </message>
    <message>
        <source>rounds and findings</source>
        <translation>巡查和问题</translation>
    </message>
    <message>
        <source>staff checks</source>
        <translation>员工健康检查</translation>
    </message>
    <message>
        <source>duty roster</source>
        <translation>带班表</translation>
    </message>
    <message>
        <source>people inside</source>
        <translation>在场人数</translation>
    </message>
    <message>
        <source>figures of the day</source>
        <translation>当日数据</translation>
    </message>
    <message>
        <source>disinfection and supplies</source>
        <translation>消毒和物资</translation>
    </message>
    <message>
        <source>isolation cases</source>
        <translation>留观个案</translation>
    </message>
</context>
</TS>
