<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.founding</name>
    <message>
        <source>There is a hall on this computer already, in this folder.</source>
        <translation>本机这个文件夹里已经有一个大厅了。</translation>
    </message>
</context>
</TS>
