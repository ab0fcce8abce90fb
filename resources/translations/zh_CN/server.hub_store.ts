<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.hub_store</name>
    <message>
        <source>A hub meets the centre with its own database.</source>
        <translation>大厅主机只能以自己的数据库与中心往来。</translation>
    </message>
</context>
</TS>
