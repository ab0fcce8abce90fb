<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.case_scans</name>
    <message>
        <source>Add the scan or photo of the signed sheet first.</source>
        <translation>请先添加签字单的扫描件或照片。</translation>
    </message>
    <message>
        <source>This scan is not kept with this case.</source>
        <translation>本个案没有这份扫描件。</translation>
    </message>
</context>
</TS>
