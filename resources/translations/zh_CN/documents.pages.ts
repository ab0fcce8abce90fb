<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.pages</name>
    <message>
        <source>Page {number} / {total}</source>
        <translation>第 {number} / {total} 页</translation>
    </message>
</context>
</TS>
