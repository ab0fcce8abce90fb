<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.checkpoints</name>
    <message>
        <source>Give the checkpoint a name.</source>
        <translation>请填写巡查点名称。</translation>
    </message>
    <message>
        <source>This checkpoint is not here.</source>
        <translation>没有这个巡查点。</translation>
    </message>
    <message>
        <source>Choose the kind of place.</source>
        <translation>请选择场所类别。</translation>
    </message>
    <message>
        <source>There is a checkpoint of this name already.</source>
        <translation>已有同名的巡查点。</translation>
    </message>
    <message>
        <source>Choose the area.</source>
        <translation>请选择区域。</translation>
    </message>
</context>
</TS>
