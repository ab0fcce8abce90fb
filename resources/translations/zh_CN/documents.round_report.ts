<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.round_report</name>
    <message>
        <source>{place}, checklist version {version} · {moment}, {person}</source>
        <translation>{place}，检查表第 {version} 版 · {moment}，{person}</translation>
    </message>
    <message>
        <source>Round report</source>
        <translation>巡查报告</translation>
    </message>
    <message>
        <source>made {moment} by {person}</source>
        <translation>{moment} 由 {person} 制作</translation>
    </message>
    <message>
        <source>{moment}, {person}</source>
        <translation>{moment}，{person}</translation>
    </message>
    <message>
        <source>Extra round</source>
        <translation>临时巡查</translation>
    </message>
    <message>
        <source>Places left out, why</source>
        <translation>未查原因</translation>
    </message>
    <message>
        <source>Note on the round</source>
        <translation>巡查备注</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>Window of time</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>巡查点</translation>
    </message>
    <message>
        <source>{answered} of {points} looked at</source>
        <translation>共 {points} 处，已查 {answered} 处</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>after its window</source>
        <translation>超过时段</translation>
    </message>
    <message>
        <source>Not looked at.</source>
        <translation>未查看。</translation>
    </message>
    <message>
        <source>had been noted as missed</source>
        <translation>曾记为漏查</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Who, until when</source>
        <translation>整改人和期限</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理情况</translation>
    </message>
</context>
</TS>
