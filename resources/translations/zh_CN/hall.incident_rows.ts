<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.incident_rows</name>
    <message>
        <source>This step is not here.</source>
        <translation>没有这个步骤。</translation>
    </message>
    <message>
        <source>This report is not here.</source>
        <translation>没有这份报告。</translation>
    </message>
    <message>
        <source>This incident is not here.</source>
        <translation>没有这起事件。</translation>
    </message>
</context>
</TS>
