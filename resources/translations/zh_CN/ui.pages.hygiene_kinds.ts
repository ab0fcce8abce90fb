<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.hygiene_kinds</name>
    <message>
        <source>Kinds</source>
        <translation>设施类别</translation>
    </message>
    <message>
        <source>New kind</source>
        <translation>新增类别</translation>
    </message>
    <message>
        <source>How often disinfected</source>
        <translation>消毒频次</translation>
    </message>
    <message>
        <source>Every so many minutes of opening time</source>
        <translation>开厅时间内每隔（分钟）</translation>
    </message>
    <message>
        <source>Times a day, spread over the opening hours</source>
        <translation>每日次数（在开厅时间内均分）</translation>
    </message>
    <message>
        <source>Times of day</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>And after closing</source>
        <translation>闭厅后也消毒</translation>
    </message>
    <message>
        <source>Within so many minutes</source>
        <translation>须在此后（分钟）内完成</translation>
    </message>
</context>
</TS>
