<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.training_topics</name>
    <message>
        <source>A code has 1 to 32 lower-case letters, digits or hyphens.</source>
        <translation>代码为 1 至 32 个小写字母、数字或连字符。</translation>
    </message>
    <message>
        <source>Name the topic in at most {longest} characters.</source>
        <translation>请填写培训内容名称，不超过 {longest} 个字。</translation>
    </message>
</context>
</TS>
