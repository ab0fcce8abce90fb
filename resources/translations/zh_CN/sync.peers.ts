<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sync.peers</name>
    <message>
        <source>hall hub</source>
        <translation>大厅主机</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>中心</translation>
    </message>
</context>
</TS>
