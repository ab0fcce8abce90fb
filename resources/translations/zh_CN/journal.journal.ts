<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>journal.journal</name>
    <message>
        <source>This file holds no hall yet. Create a new hall on this computer first.</source>
        <translation>这个文件里还没有大厅。请先在本机新建大厅。</translation>
    </message>
    <message>
        <source>An entry of another hall was offered.</source>
        <translation>收到了其他大厅的记录，未接收。</translation>
    </message>
    <message>
        <source>Entries are missing between what is here and what was offered.</source>
        <translation>本机已有的记录与收到的记录之间有缺失，未接收。</translation>
    </message>
    <message>
        <source>An offered entry was altered on its way.</source>
        <translation>收到的记录在途中被改动过，未接收。</translation>
    </message>
</context>
</TS>
