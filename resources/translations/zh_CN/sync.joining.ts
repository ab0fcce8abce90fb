<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sync.joining</name>
    <message>
        <source>The hall to join has entries in this file already.</source>
        <translation>本文件中已有所加入大厅的记录。</translation>
    </message>
</context>
</TS>
