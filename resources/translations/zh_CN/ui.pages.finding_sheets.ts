<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.finding_sheets</name>
    <message>
        <source>It is put right</source>
        <translation>已整改</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理情况</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>A photo is still being prepared. Save in a moment.</source>
        <translation>照片还在处理，请稍后再保存。</translation>
    </message>
    <message>
        <source>Why it is open again</source>
        <translation>为何重新打开</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>更改</translation>
    </message>
</context>
</TS>
