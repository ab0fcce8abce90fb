<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.reference_checklist</name>
    <message>
        <source>Add a checklist</source>
        <translation>新增检查表</translation>
    </message>
    <message>
        <source>Question in Chinese</source>
        <translation>检查内容（中文）</translation>
    </message>
    <message>
        <source>Question in English</source>
        <translation>检查内容（英文）</translation>
    </message>
    <message>
        <source>An empty line is no question. Rounds that were done keep the questions that they answered.</source>
        <translation>空行不算。已完成的巡查保留当时回答的内容。</translation>
    </message>
</context>
</TS>
