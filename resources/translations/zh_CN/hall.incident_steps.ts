<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.incident_steps</name>
    <message>
        <source>This step is settled already.</source>
        <translation>该步骤已处理。</translation>
    </message>
    <message>
        <source>This step is still to do.</source>
        <translation>该步骤仍待办。</translation>
    </message>
    <message>
        <source>A step has 0 (no limit) to {latest} minutes.</source>
        <translation>步骤时限为 0（不限）至 {latest} 分钟。</translation>
    </message>
</context>
</TS>
