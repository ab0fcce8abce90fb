<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sync.wire</name>
    <message>
        <source>What came over the line is too large. Nothing of it was kept.</source>
        <translation>线路上传来的数据过大，一条都没有保存。</translation>
    </message>
    <message>
        <source>What came over the line can't be read. Nothing of it was kept. It is tried again.</source>
        <translation>线路上传来的数据无法读取，一条都没有保存，将自动重试。</translation>
    </message>
</context>
</TS>
