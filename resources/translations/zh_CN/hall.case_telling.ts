<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.case_telling</name>
    <message>
        <source>{what}, {one}</source>
        <translation>{what}、{one}</translation>
    </message>
    <message>
        <source>moved to the observation place: {place}</source>
        <translation>已到留观场所：{place}</translation>
    </message>
    <message>
        <source>observed: {degrees} °C, {method}</source>
        <translation>留观测温：{degrees} ℃，{method}</translation>
    </message>
    <message>
        <source>symptoms and the last 14 days asked</source>
        <translation>已询问症状和 14 天内行程</translation>
    </message>
    <message>
        <source>transport ordered from {body}</source>
        <translation>已向{body}要车</translation>
    </message>
    <message>
        <source>transport here: {vehicle}</source>
        <translation>车辆已到：{vehicle}</translation>
    </message>
    <message>
        <source>handed over to {body}, goes to {destination}</source>
        <translation>已交接给{body}，送往{destination}</translation>
    </message>
    <message>
        <source>isolation extended until {until}</source>
        <translation>留观延长至 {until}</translation>
    </message>
    <message>
        <source>air conditioning stopped</source>
        <translation>已停用空调</translation>
    </message>
    <message>
        <source>{body} called</source>
        <translation>已电话报告{body}</translation>
    </message>
    <message>
        <source>{body} not reached</source>
        <translation>{body}电话未接通</translation>
    </message>
    <message>
        <source>disinfected</source>
        <translation>已消毒</translation>
    </message>
    <message>
        <source>case closed: {outcome}</source>
        <translation>已结案：{outcome}</translation>
    </message>
    <message>
        <source>case opened again</source>
        <translation>个案重新打开</translation>
    </message>
    <message>
        <source>observation place</source>
        <translation>留观场所</translation>
    </message>
    <message>
        <source>signed sheet kept: {what}</source>
        <translation>已存签字单：{what}</translation>
    </message>
</context>
</TS>
