<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.rounds_checkpoints</name>
    <message>
        <source>Checkpoints</source>
        <translation>巡查点</translation>
    </message>
    <message>
        <source>There are no checkpoints yet. Add the places where rounds stop.</source>
        <translation>还没有巡查点。请添加巡查要到的地方。</translation>
    </message>
    <message>
        <source>New checkpoint</source>
        <translation>新增巡查点</translation>
    </message>
    <message>
        <source>Area, for what is to be disinfected there</source>
        <translation>所在区域（显示该处超期未消毒的设施）</translation>
    </message>
    <message>
        <source>Name of the checkpoint</source>
        <translation>巡查点名称</translation>
    </message>
    <message>
        <source>Sheet of labels</source>
        <translation>标签整版</translation>
    </message>
    <message>
        <source>Label of this one</source>
        <translation>单个标签</translation>
    </message>
</context>
</TS>
