<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.hygiene_record</name>
    <message>
        <source>Disinfection and ventilation record</source>
        <translation>消毒和通风记录</translation>
    </message>
    <message>
        <source>begin not known</source>
        <translation>未记开始</translation>
    </message>
    <message>
        <source>end not known</source>
        <translation>未记结束</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>时间不足</translation>
    </message>
    <message>
        <source>Disinfection</source>
        <translation>消毒</translation>
    </message>
    <message>
        <source>Ventilation</source>
        <translation>通风</translation>
    </message>
    <message>
        <source>Disinfections</source>
        <translation>消毒次数</translation>
    </message>
    <message>
        <source>Airings long enough</source>
        <translation>足时通风次数</translation>
    </message>
    <message>
        <source>Assets disinfected</source>
        <translation>已消毒设施</translation>
    </message>
    <message>
        <source>Never disinfected</source>
        <translation>本月未消毒</translation>
    </message>
    <message>
        <source>None in this month.</source>
        <translation>本月没有。</translation>
    </message>
    <message>
        <source>withdrawn: {why}</source>
        <translation>作废：{why}</translation>
    </message>
    <message>
        <source>unusual concentration</source>
        <translation>浓度不常用</translation>
    </message>
    <message>
        <source>Asset number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>设施</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>消毒剂</translation>
    </message>
    <message>
        <source>Contact, min</source>
        <translation>作用时间（分钟）</translation>
    </message>
    <message>
        <source>Carried out by</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Written down at</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>设施</translation>
    </message>
    <message>
        <source>Began at</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Kind of asset</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>浓度</translation>
    </message>
</context>
</TS>
