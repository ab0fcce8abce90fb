<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_scans_part</name>
    <message>
        <source>Each holds whole personal data. Who opens one and when is recorded.</source>
        <translation>均含完整个人信息，谁在何时打开均有记录。</translation>
    </message>
    <message>
        <source>Case {number}: which signed sheet?</source>
        <translation>留观个案 {number}：看哪份签字单？</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
</TS>
