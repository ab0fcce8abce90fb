<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.staff_words</name>
    <message>
        <source>anything else</source>
        <translation>其他</translation>
    </message>
</context>
</TS>
