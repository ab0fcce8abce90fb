<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.concentration</name>
    <message>
        <source>Enter the concentration in percent, as 75 or 0.5.</source>
        <translation>请按百分比填写浓度，如 75 或 0.5。</translation>
    </message>
</context>
</TS>
