<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.whole_numbers</name>
    <message>
        <source>Enter a number from {least} to {most}.</source>
        <translation>请填写 {least} 到 {most} 之间的数。</translation>
    </message>
</context>
</TS>
