<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.acknowledged</name>
    <message>
        <source>The log can't be written there. Choose another place.</source>
        <translation>无法在该位置写记录文件，请另选位置。</translation>
    </message>
</context>
</TS>
