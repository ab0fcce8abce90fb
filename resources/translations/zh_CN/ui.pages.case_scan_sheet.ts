<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_scan_sheet</name>
    <message>
        <source>Keep the signed sheet</source>
        <translation>存入签字单</translation>
    </message>
    <message>
        <source>signed sheet</source>
        <translation>签字单</translation>
    </message>
    <message>
        <source>Which sheet</source>
        <translation>哪种单据</translation>
    </message>
    <message>
        <source>Scan (PDF) or photos (JPEG, PNG)</source>
        <translation>扫描件（PDF）或照片（JPEG、PNG）</translation>
    </message>
    <message>
        <source>A photo is still being prepared. Save in a moment.</source>
        <translation>照片还在处理，请稍后再保存。</translation>
    </message>
</context>
</TS>
