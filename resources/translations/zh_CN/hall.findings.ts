<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.findings</name>
    <message>
        <source>Say who puts it right.</source>
        <translation>请填写由谁整改。</translation>
    </message>
    <message>
        <source>Give a moment that is still to come, within a year.</source>
        <translation>请填写一年之内、尚未过去的时间。</translation>
    </message>
    <message>
        <source>This finding is not here.</source>
        <translation>没有这个问题。</translation>
    </message>
    <message>
        <source>This finding is verified already. Open it again first.</source>
        <translation>这个问题已经复核。请先重新打开。</translation>
    </message>
    <message>
        <source>Only what was rectified can be verified.</source>
        <translation>只有已整改的问题才能复核。</translation>
    </message>
    <message>
        <source>This finding is open.</source>
        <translation>这个问题尚未整改。</translation>
    </message>
    <message>
        <source>Write a time like 17:00, or 11-25 17:00.</source>
        <translation>时间请写成 17:00 或 11-25 17:00。</translation>
    </message>
</context>
</TS>
