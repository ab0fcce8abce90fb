<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.rounds_today</name>
    <message>
        <source>No rounds are planned today. Start an extra round, or plan some.</source>
        <translation>今天没有计划中的巡查。可开始临时巡查，或先制订计划。</translation>
    </message>
    <message>
        <source>Start the round</source>
        <translation>开始巡查</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>巡查报告</translation>
    </message>
    <message>
        <source>Month as a table</source>
        <translation>月度表格</translation>
    </message>
    <message>
        <source>The round is done.</source>
        <translation>巡查已完成。</translation>
    </message>
    <message>
        <source>Go on with the round</source>
        <translation>继续巡查</translation>
    </message>
    <message>
        <source>No round is under way.</source>
        <translation>没有进行中的巡查。</translation>
    </message>
    <message>
        <source>Start one first, then scan the label again.</source>
        <translation>请先开始巡查，再扫标签。</translation>
    </message>
    <message>
        <source>done at {time}</source>
        <translation>{time} 完成</translation>
    </message>
    <message>
        <source>opens in {time}</source>
        <translation>{time} 后开始</translation>
    </message>
    <message>
        <source>done late at {time}</source>
        <translation>{time} 超时完成</translation>
    </message>
    <message>
        <source>done at {time}, heard late</source>
        <translation>{time} 完成，曾记漏查</translation>
    </message>
    <message>
        <source>Walked by</source>
        <translation>巡查人</translation>
    </message>
</context>
</TS>
