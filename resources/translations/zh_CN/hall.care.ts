<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.care</name>
    <message>
        <source>self-check</source>
        <translation>自查</translation>
    </message>
    <message>
        <source>own note</source>
        <translation>个人记录</translation>
    </message>
    <message>
        <source>care note</source>
        <translation>关怀谈话记录</translation>
    </message>
    <message>
        <source>Choose with whom you talked.</source>
        <translation>请选择谈话对象。</translation>
    </message>
    <message>
        <source>Write a note of at most {longest} characters.</source>
        <translation>请写下内容，不超过 {longest} 个字。</translation>
    </message>
    <message>
        <source>These keys are another person's.</source>
        <translation>这些密钥属于另一个人。</translation>
    </message>
</context>
</TS>
