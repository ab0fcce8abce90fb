<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.paper_sheet</name>
    <message>
        <source>Preparing the paper …</source>
        <translation>正在生成……</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>正在打印……</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
</context>
</TS>
