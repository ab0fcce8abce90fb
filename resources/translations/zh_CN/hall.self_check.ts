<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.self_check</name>
    <message>
        <source>Answer every question; each answer is as good.</source>
        <translation>请回答每一题；没有对错之分。</translation>
    </message>
</context>
</TS>
