<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.page_list</name>
    <message>
        <source>Day</source>
        <translation>今日统计</translation>
    </message>
</context>
</TS>
