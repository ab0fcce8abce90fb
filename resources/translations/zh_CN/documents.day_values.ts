<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.day_values</name>
    <message>
        <source>Arrivals are counted for each of the 24 hours of a day.</source>
        <translation>到访人数须按一天的 24 个小时统计。</translation>
    </message>
    <message>
        <source>Only the last band of waiting times has no end.</source>
        <translation>等候时间分段中，只有最后一段没有上限。</translation>
    </message>
</context>
</TS>
