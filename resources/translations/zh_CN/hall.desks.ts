<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.desks</name>
    <message>
        <source>Enter the hall's name (at most 100 characters).</source>
        <translation>请填写大厅名称（不超过 100 个字符）。</translation>
    </message>
</context>
</TS>
