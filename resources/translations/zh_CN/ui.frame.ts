<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.frame</name>
    <message>
        <source>This page has no use for what was scanned.</source>
        <translation>本页用不到刚才扫到的内容。</translation>
    </message>
    <message>
        <source>Your roles open no page on this computer. Ask the administrator.</source>
        <translation>您的岗位在本机没有可用的页面，请找管理员。</translation>
    </message>
</context>
</TS>
