<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.staff_lists</name>
    <message>
        <source>Health checks of the staff</source>
        <translation>工作人员健康检查登记</translation>
    </message>
    <message>
        <source>no check, at work</source>
        <translation>在岗未检查</translation>
    </message>
    <message>
        <source>not here today</source>
        <translation>今天未到岗</translation>
    </message>
    <message>
        <source>; may work: {why}</source>
        <translation>；可上岗：{why}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Readings, °C</source>
        <translation>体温（℃）</translation>
    </message>
    <message>
        <source>Gloves</source>
        <translation>手套</translation>
    </message>
    <message>
        <source>Symptoms, contact</source>
        <translation>症状、接触史</translation>
    </message>
    <message>
        <source>Temperature, °C</source>
        <translation>体温（℃）</translation>
    </message>
    <message>
        <source>Thermometer</source>
        <translation>测温仪</translation>
    </message>
    <message>
        <source>Typed wrongly</source>
        <translation>录入有误</translation>
    </message>
    <message>
        <source>May work after all, because</source>
        <translation>准予上岗的原因</translation>
    </message>
    <message>
        <source>not asked: {names}</source>
        <translation>未询问：{names}</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>At work without a check</source>
        <translation>在岗未检查人数</translation>
    </message>
    <message>
        <source>Fit for the shift</source>
        <translation>可以上岗</translation>
    </message>
    <message>
        <source>Day of the check</source>
        <translation>日期</translation>
    </message>
</context>
</TS>
