<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.round_sheets</name>
    <message>
        <source>Name (may stay empty)</source>
        <translation>名称（可不填）</translation>
    </message>
    <message>
        <source>Checkpoints; without a choice, all of them</source>
        <translation>巡查点（不选则全部）</translation>
    </message>
</context>
</TS>
