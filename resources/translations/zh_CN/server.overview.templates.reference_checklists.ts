<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.reference_checklists</name>
    <message>
        <source>Checklists of the rounds</source>
        <translation>巡查检查表</translation>
    </message>
    <message>
        <source>What is looked at in each kind of place.</source>
        <translation>各类场所检查什么。</translation>
    </message>
    <message>
        <source>Add a checklist</source>
        <translation>新增检查表</translation>
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
        <source>Use no more here</source>
        <translation>本厅停用</translation>
    </message>
    <message>
        <source>Use no more in all halls</source>
        <translation>全部停用</translation>
    </message>
    <message>
        <source>Use again here</source>
        <translation>本厅启用</translation>
    </message>
    <message>
        <source>Use again in all halls</source>
        <translation>全部启用</translation>
    </message>
</context>
</TS>
