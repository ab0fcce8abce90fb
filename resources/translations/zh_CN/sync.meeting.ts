<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sync.meeting</name>
    <message>
        <source>The other side answered something else than was asked.</source>
        <translation>对方的应答与请求不符。</translation>
    </message>
</context>
</TS>
