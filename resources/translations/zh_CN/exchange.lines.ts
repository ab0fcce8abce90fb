<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>exchange.lines</name>
    <message>
        <source>A desk meets others with its own journal.</source>
        <translation>工位只能用自己的记录与他人同步。</translation>
    </message>
</context>
</TS>
