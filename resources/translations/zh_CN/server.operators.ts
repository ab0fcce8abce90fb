<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.operators</name>
    <message>
        <source>centre administrator</source>
        <translation>中心管理员</translation>
    </message>
    <message>
        <source>centre reader</source>
        <translation>中心查看人员</translation>
    </message>
    <message>
        <source>hall's own people</source>
        <translation>大厅人员</translation>
    </message>
    <message>
        <source>There is no such operator.</source>
        <translation>没有这个操作员。</translation>
    </message>
    <message>
        <source>Only the centre's administrator does this.</source>
        <translation>只有中心管理员可以进行此操作。</translation>
    </message>
    <message>
        <source>Choose the hall whose people these are.</source>
        <translation>请选择所属大厅。</translation>
    </message>
    <message>
        <source>This link is used up or too old. Ask for a new one.</source>
        <translation>该链接已使用或已过期，请重新索取。</translation>
    </message>
    <message>
        <source>The centre would have no administrator left. Name another one first.</source>
        <translation>这样中心将没有管理员。请先指定另一名管理员。</translation>
    </message>
</context>
</TS>
