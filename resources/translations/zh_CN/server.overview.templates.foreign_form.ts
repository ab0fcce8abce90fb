<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.foreign_form</name>
    <message>
        <source>This page is too old</source>
        <translation>页面已过期</translation>
    </message>
    <message>
        <source>Nothing was done. Load the page again, then repeat what you did.</source>
        <translation>未做任何更改。请重新加载页面后再操作一次。</translation>
    </message>
</context>
</TS>
