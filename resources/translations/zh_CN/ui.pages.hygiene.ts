<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.hygiene</name>
    <message>
        <source>Hygiene</source>
        <translation>消毒通风</translation>
    </message>
</context>
</TS>
