<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.founding</name>
    <message>
        <source>Enter the hall's name (at most 100 characters).</source>
        <translation>请填写大厅名称（不超过 100 个字符）。</translation>
    </message>
    <message>
        <source>There is a hall on this computer already, in this folder.</source>
        <translation>本机这个文件夹里已经有一个大厅了。</translation>
    </message>
</context>
</TS>
