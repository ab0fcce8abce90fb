<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.supplies</name>
    <message>
        <source>counted</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>used</source>
        <translation>领用</translation>
    </message>
    <message>
        <source>This supply is not on the list any more.</source>
        <translation>该物资已不在清单中。</translation>
    </message>
</context>
</TS>
