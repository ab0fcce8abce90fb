<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>people.roles</name>
    <message>
        <source>door screener</source>
        <translation>入口测温员</translation>
    </message>
    <message>
        <source>counter clerk</source>
        <translation>窗口人员</translation>
    </message>
    <message>
        <source>duty leader</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>hall administrator</source>
        <translation>大厅管理员</translation>
    </message>
    <message>
        <source>staff care</source>
        <translation>心理关怀员</translation>
    </message>
</context>
</TS>
