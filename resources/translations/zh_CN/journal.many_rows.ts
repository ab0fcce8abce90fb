<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>journal.many_rows</name>
    <message>
        <source>A folded table has a column that can't be written as it is.</source>
        <translation>某个汇总表有一列无法按原样写入。</translation>
    </message>
</context>
</TS>
