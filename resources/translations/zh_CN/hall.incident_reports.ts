<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.incident_reports</name>
    <message>
        <source>Close the incident first; the final report says how it ended.</source>
        <translation>请先结束事件，终报须写明结果。</translation>
    </message>
    <message>
        <source>The final report to this body is made already.</source>
        <translation>给该单位的终报已经生成。</translation>
    </message>
    <message>
        <source>This sending is not here.</source>
        <translation>没有这条报送记录。</translation>
    </message>
    <message>
        <source>This sending is confirmed already.</source>
        <translation>该报送已确认收到。</translation>
    </message>
</context>
</TS>
