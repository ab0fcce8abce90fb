<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.bundles</name>
    <message>
        <source>At the centre no history moves out of the way.</source>
        <translation>中心的记录不会让出名称。</translation>
    </message>
</context>
</TS>
