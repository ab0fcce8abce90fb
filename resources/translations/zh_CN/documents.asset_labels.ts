<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.asset_labels</name>
    <message>
        <source>The sheet has places 1 to {count}.</source>
        <translation>这种标签纸的位置为 1 到 {count}。</translation>
    </message>
</context>
</TS>
