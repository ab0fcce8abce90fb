<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>exchange.joining</name>
    <message>
        <source>Not everything has been fetched yet.</source>
        <translation>尚未全部取得。</translation>
    </message>
</context>
</TS>
