<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.reference_item</name>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Visits a day at most, 0 for no limit</source>
        <translation>每日限额（0 为不限）</translation>
    </message>
    <message>
        <source>Warn from this number on, 0 for never</source>
        <translation>达到此数时提醒（0 为不提醒）</translation>
    </message>
    <message>
        <source>Papers and online channels of the matter stay as each hall has them.</source>
        <translation>事项的材料清单和网办渠道保持各大厅现有内容。</translation>
    </message>
</context>
</TS>
