<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.assets</name>
    <message>
        <source>Choose what kind of asset it is.</source>
        <translation>请选择设施类别。</translation>
    </message>
    <message>
        <source>Choose an area of the hall, or none.</source>
        <translation>请选择本厅的区域，或不选。</translation>
    </message>
    <message>
        <source>Choose a window of the hall, or none.</source>
        <translation>请选择本厅的窗口，或不选。</translation>
    </message>
    <message>
        <source>This label belongs to no asset of this hall.</source>
        <translation>本厅没有这个标签对应的设施。</translation>
    </message>
    <message>
        <source>This asset is out of use already.</source>
        <translation>该设施已停用。</translation>
    </message>
    <message>
        <source>This asset is in use already.</source>
        <translation>该设施已在用。</translation>
    </message>
    <message>
        <source>{name} has the number {number} already.</source>
        <translation>编号 {number} 已用于“{name}”。</translation>
    </message>
</context>
</TS>
