<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.settings_list</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Press again to take out of use</source>
        <translation>再按一次确认停用</translation>
    </message>
    <message>
        <source>Back into use</source>
        <translation>恢复使用</translation>
    </message>
</context>
</TS>
