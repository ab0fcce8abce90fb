<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.hall_attention</name>
    <message>
        <source>The hall is full: {inside} of {limit}</source>
        <translation>厅内已满：{inside} / {limit} 人</translation>
    </message>
    <message>
        <source>The next ones wait outside, 1 m apart.</source>
        <translation>后来的人请在厅外等候，相隔 1 米。</translation>
    </message>
</context>
</TS>
