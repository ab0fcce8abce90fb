<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.reference_tabs</name>
    <message>
        <source>Temperature and epidemic</source>
        <translation>体温与疫情</translation>
    </message>
    <message>
        <source>Staff of the halls</source>
        <translation>大厅人员账号</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Checklists of the rounds</source>
        <translation>巡查检查表</translation>
    </message>
    <message>
        <source>Emergency plans</source>
        <translation>应急预案</translation>
    </message>
</context>
</TS>
