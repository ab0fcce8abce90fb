<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.answers</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>cough</source>
        <translation>咳嗽</translation>
    </message>
    <message>
        <source>fatigue</source>
        <translation>乏力</translation>
    </message>
    <message>
        <source>short of breath</source>
        <translation>呼吸困难</translation>
    </message>
    <message>
        <source>Tell the symptom in at most {longest} characters.</source>
        <translation>请用不超过 {longest} 个字描述症状。</translation>
    </message>
</context>
</TS>
