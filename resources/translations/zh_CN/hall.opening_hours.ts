<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.opening_hours</name>
    <message>
        <source>Enter a time of day as 08:30.</source>
        <translation>请按 08:30 的格式填写时刻。</translation>
    </message>
</context>
</TS>
