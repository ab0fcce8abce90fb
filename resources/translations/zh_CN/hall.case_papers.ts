<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.case_papers</name>
    <message>
        <source>Hand-over sheet of a suspected case</source>
        <translation>疑似病例移交单</translation>
    </message>
    <message>
        <source>Likely contacts of a suspected case</source>
        <translation>疑似病例可能接触者名单</translation>
    </message>
    <message>
        <source>File of an isolation case</source>
        <translation>留观个案档案</translation>
    </message>
</context>
</TS>
