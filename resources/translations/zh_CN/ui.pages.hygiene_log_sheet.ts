<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.hygiene_log_sheet</name>
    <message>
        <source>Log</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Minutes of contact</source>
        <translation>作用时间（分钟）</translation>
    </message>
    <message>
        <source>Carried out by</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>now, or 14:30</source>
        <translation>现在，或 14:30</translation>
    </message>
    <message>
        <source>usual: {range}</source>
        <translation>常用 {range}</translation>
    </message>
    <message>
        <source>Strength, {unit}</source>
        <translation>浓度（{unit}）</translation>
    </message>
    <message>
        <source>Log disinfection: {count} assets</source>
        <translation>登记消毒：{count} 处设施</translation>
    </message>
</context>
</TS>
