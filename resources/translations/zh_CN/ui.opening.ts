<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.opening</name>
    <message>
        <source>There is no hall on this computer yet.</source>
        <translation>本机还没有建立大厅。</translation>
    </message>
</context>
</TS>
