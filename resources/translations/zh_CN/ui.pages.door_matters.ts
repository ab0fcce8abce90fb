<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.door_matters</name>
    <message>
        <source>Matter (number, pinyin initials or words; Backspace takes the last away)</source>
        <translation>事项（编号、拼音首字母或名称；退格键去掉最后一项）</translation>
    </message>
    <message>
        <source>Often (Alt and number)</source>
        <translation>常办（Alt + 数字）</translation>
    </message>
    <message>
        <source>Nothing like this is offered. Type it another way.</source>
        <translation>没有这样的事项，请换个说法。</translation>
    </message>
    <message>
        <source>Take {matter} away</source>
        <translation>去掉 {matter}</translation>
    </message>
</context>
</TS>
