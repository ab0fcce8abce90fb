<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.staff_care_sheets</name>
    <message>
        <source>Keep it</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>If you like: what has been hard?</source>
        <translation>如果愿意，写写最近的难处</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>谈话对象</translation>
    </message>
    <message>
        <source>choose the person</source>
        <translation>请选择人员</translation>
    </message>
    <message>
        <source>Note of a talk</source>
        <translation>谈话记录</translation>
    </message>
    <message>
        <source>A note for myself</source>
        <translation>写给自己的记录</translation>
    </message>
</context>
</TS>
