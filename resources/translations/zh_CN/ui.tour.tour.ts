<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.tour.tour</name>
    <message>
        <source>The tour met an error: {what}</source>
        <translation>演示中出现错误：{what}</translation>
    </message>
</context>
</TS>
