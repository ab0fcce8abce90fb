<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_paper_part</name>
    <message>
        <source>Hand-over sheet</source>
        <translation>移交单</translation>
    </message>
    <message>
        <source>List of contacts</source>
        <translation>接触者名单</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>个案档案</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Each holds whole personal data. Who makes one and when is recorded. Give it only to whoever needs it to protect health.</source>
        <translation>以下文书均含完整个人信息，何人何时生成都会记录，只能交给疫情防控需要的人。</translation>
    </message>
    <message>
        <source>Case {number}: which paper?</source>
        <translation>留观个案 {number}：需要哪份文书？</translation>
    </message>
</context>
</TS>
