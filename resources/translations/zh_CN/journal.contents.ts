<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>journal.contents</name>
    <message>
        <source>What is attached was not prepared.</source>
        <translation>要附上的内容没有经过处理。</translation>
    </message>
    <message>
        <source>A row that was just written is not there.</source>
        <translation>刚写入的一行不见了。</translation>
    </message>
</context>
</TS>
