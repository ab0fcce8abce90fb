<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.emergency_plans</name>
    <message>
        <source>A plan's code begins with a letter and has letters a to z, digits and hyphens.</source>
        <translation>预案代码以字母开头，由小写字母、数字和连字符组成。</translation>
    </message>
    <message>
        <source>Give the plan a name.</source>
        <translation>请填写预案名称。</translation>
    </message>
    <message>
        <source>A plan has 1 to {most} steps.</source>
        <translation>预案须有 1 至 {most} 个步骤。</translation>
    </message>
    <message>
        <source>Two steps have the same code.</source>
        <translation>有两个步骤代码相同。</translation>
    </message>
    <message>
        <source>Say of every step what is to be done.</source>
        <translation>请写明每个步骤要做什么。</translation>
    </message>
    <message>
        <source>A step has 0 (no limit) to {latest} minutes.</source>
        <translation>步骤时限为 0（不限）至 {latest} 分钟。</translation>
    </message>
    <message>
        <source>Write at most {longest} characters.</source>
        <translation>最多填写 {longest} 个字。</translation>
    </message>
</context>
</TS>
