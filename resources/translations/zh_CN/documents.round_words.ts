<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.round_words</name>
    <message>
        <source>found {count} times</source>
        <translation>共发现 {count} 次</translation>
    </message>
    <message>
        <source>{moment} {person} rectified: {note}</source>
        <translation>{moment} {person} 整改：{note}</translation>
    </message>
    <message>
        <source>{moment} {person} verified</source>
        <translation>{moment} {person} 复核</translation>
    </message>
</context>
</TS>
