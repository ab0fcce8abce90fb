<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.rounds_checklists</name>
    <message>
        <source>Checklists</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>No checklists.</source>
        <translation>没有检查表。</translation>
    </message>
    <message>
        <source>New kind of place</source>
        <translation>新增场所类别</translation>
    </message>
    <message>
        <source>Write it in Chinese and in English, with | between them.</source>
        <translation>请写中文和英文，中间用 | 隔开。</translation>
    </message>
    <message>
        <source>Kind of place</source>
        <translation>场所类别</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Code, as ARCHIVE</source>
        <translation>编码，如 ARCHIVE</translation>
    </message>
    <message>
        <source>Name in Chinese | in English</source>
        <translation>名称：中文 | 英文</translation>
    </message>
    <message>
        <source>Questions, one a line: Chinese | English</source>
        <translation>检查项，每行一项：中文 | 英文</translation>
    </message>
    <message>
        <source>There is a kind of place with this code already.</source>
        <translation>已有使用此编码的场所类别。</translation>
    </message>
</context>
</TS>
