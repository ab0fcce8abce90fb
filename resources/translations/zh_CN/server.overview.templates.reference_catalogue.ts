<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.reference_catalogue</name>
    <message>
        <source>Service catalogue</source>
        <translation>服务事项目录</translation>
    </message>
    <message>
        <source>A day at most</source>
        <translation>每日限额</translation>
    </message>
    <message>
        <source>Restore here</source>
        <translation>本厅恢复</translation>
    </message>
    <message>
        <source>Retire here</source>
        <translation>本厅停办</translation>
    </message>
    <message>
        <source>Restore in all halls</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>Retire in all halls</source>
        <translation>全部停办</translation>
    </message>
    <message>
        <source>This hall has no catalogue here yet.</source>
        <translation>中心尚无该大厅的事项目录。</translation>
    </message>
    <message>
        <source>Add a matter to the catalogue</source>
        <translation>添加事项</translation>
    </message>
</context>
</TS>
