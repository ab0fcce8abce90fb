<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_dial</name>
    <message>
        <source>Call at once</source>
        <translation>立即拨打</translation>
    </message>
    <message>
        <source>Health authority</source>
        <translation>卫生防疫部门</translation>
    </message>
    <message>
        <source>{name}: the phone number is not set. Ask the administrator to enter it in Settings.</source>
        <translation>{name}：尚未设置电话。请管理员在“设置”中填写。</translation>
    </message>
</context>
</TS>
