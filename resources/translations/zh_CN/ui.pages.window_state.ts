<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.window_state</name>
    <message>
        <source>all matters</source>
        <translation>全部业务</translation>
    </message>
</context>
</TS>
