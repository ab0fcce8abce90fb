<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.staff_training</name>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>New training</source>
        <translation>登记培训</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>培训内容</translation>
    </message>
    <message>
        <source>Training record</source>
        <translation>培训记录表</translation>
    </message>
    <message>
        <source>{topic} of {day}: take the record back?</source>
        <translation>{day} 的“{topic}”：撤回这条记录？</translation>
    </message>
    <message>
        <source>The journal keeps what was written.</source>
        <translation>原记录仍保留在日志中。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
</context>
</TS>
