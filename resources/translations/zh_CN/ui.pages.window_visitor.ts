<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.window_visitor</name>
    <message>
        <source>(no name given)</source>
        <translation>（未留姓名）</translation>
    </message>
    <message>
        <source>called, {count}×</source>
        <translation>已叫 {count} 次</translation>
    </message>
    <message>
        <source>no document at hand</source>
        <translation>未带证件</translation>
    </message>
    <message>
        <source>Show document  F10</source>
        <translation>显示证件  F10</translation>
    </message>
    <message>
        <source>Hide  F10</source>
        <translation>隐藏  F10</translation>
    </message>
</context>
</TS>
