<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.settings_catalogue_forms</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Code in another system</source>
        <translation>其他系统代码</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Name (Chinese)</source>
        <translation>名称（中文）</translation>
    </message>
    <message>
        <source>Name (English)</source>
        <translation>名称（英文）</translation>
    </message>
    <message>
        <source>Short name (Chinese)</source>
        <translation>简称（中文）</translation>
    </message>
    <message>
        <source>Short name (English)</source>
        <translation>简称（英文）</translation>
    </message>
    <message>
        <source>Minutes at the window</source>
        <translation>窗口办理时长（分钟）</translation>
    </message>
    <message>
        <source>Visits a day at most (0: any)</source>
        <translation>每日限量（0 为不限）</translation>
    </message>
    <message>
        <source>Warn from (0: never)</source>
        <translation>预警数（0 为不预警）</translation>
    </message>
    <message>
        <source>Can be done without coming</source>
        <translation>不见面办理</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>可以</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>不可以</translation>
    </message>
    <message>
        <source>Papers, one a line: Chinese | English</source>
        <translation>所需材料，每行一项：中文 | English</translation>
    </message>
    <message>
        <source>Letter on tickets (A to Z)</source>
        <translation>号票字母（A 到 Z）</translation>
    </message>
</context>
</TS>
