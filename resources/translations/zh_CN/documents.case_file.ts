<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.case_file</name>
    <message>
        <source>Seen by the duty leader</source>
        <translation>带班领导签字</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>The whole course</source>
        <translation>全过程</translation>
    </message>
    <message>
        <source>written down at {time}</source>
        <translation>{time} 补记</translation>
    </message>
    <message>
        <source>waits to be checked</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>人员</translation>
    </message>
</context>
</TS>
