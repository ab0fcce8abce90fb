<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>journal.journal</name>
    <message>
        <source>This file holds no hall yet. Create a new hall on this computer first.</source>
        <translation>这个文件里还没有大厅。请先在本机新建大厅。</translation>
    </message>
</context>
</TS>
