<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.checklists</name>
    <message>
        <source>A checklist needs at least one question.</source>
        <translation>检查表至少要有一项。</translation>
    </message>
    <message>
        <source>A checklist has at most {most} questions.</source>
        <translation>检查表最多 {most} 项。</translation>
    </message>
    <message>
        <source>Two questions have the same code.</source>
        <translation>有两项的编码相同。</translation>
    </message>
</context>
</TS>
