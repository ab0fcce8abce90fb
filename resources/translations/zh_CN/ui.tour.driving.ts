<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.tour.driving</name>
    <message>
        <source>The tour is at no page.</source>
        <translation>演示没有打开任何页面。</translation>
    </message>
    <message>
        <source>The tour waited in vain for: {what}</source>
        <translation>演示没有等到：{what}</translation>
    </message>
</context>
</TS>
