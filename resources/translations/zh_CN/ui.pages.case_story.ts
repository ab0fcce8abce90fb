<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_story</name>
    <message>
        <source>to be checked</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>entered {time}</source>
        <translation>{time} 登记</translation>
    </message>
    <message>
        <source>Course of the case</source>
        <translation>个案经过</translation>
    </message>
</context>
</TS>
