<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.desks</name>
    <message>
        <source>Enter the hall's name (at most 100 characters).</source>
        <translation>请填写大厅名称（不超过 100 个字符）。</translation>
    </message>
    <message>
        <source>Enter the desk's name (at most {longest} characters).</source>
        <translation>请输入工位名称（最多 {longest} 个字）。</translation>
    </message>
    <message>
        <source>Another desk is called so. Choose another name.</source>
        <translation>已有工位用这个名称，请换一个。</translation>
    </message>
</context>
</TS>
