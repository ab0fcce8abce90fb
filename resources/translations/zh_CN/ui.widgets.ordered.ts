<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.widgets.ordered</name>
    <message>
        <source>No.</source>
        <translation>序</translation>
    </message>
    <message>
        <source>Nothing yet: type below what to add.</source>
        <translation>还没有：请在下面输入要添加的。</translation>
    </message>
    <message>
        <source>Add (name, code or initials)</source>
        <translation>添加（名称、代码或拼音首字母）</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
</context>
</TS>
