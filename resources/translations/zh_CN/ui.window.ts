<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.window</name>
    <message>
        <source>Service hall counter</source>
        <translation>经办大厅前台</translation>
    </message>
    <message>
        <source>The hall is ready.</source>
        <translation>大厅已建立。</translation>
    </message>
    <message>
        <source>Not everything of the hall is here yet; the rest comes by itself.</source>
        <translation>大厅的记录尚未取全，其余会自动补齐。</translation>
    </message>
</context>
</TS>
