<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_progress</name>
    <message>
        <source>Observation place</source>
        <translation>留观场所</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>留观测温</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>电话报告</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>延长</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已交接</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已解除</translation>
    </message>
    <message>
        <source>Disinfection</source>
        <translation>消毒</translation>
    </message>
    <message>
        <source>Air conditioning</source>
        <translation>空调</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>signed on paper</source>
        <translation>已在纸上签字</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>未签字</translation>
    </message>
    <message>
        <source>fever</source>
        <translation>发热</translation>
    </message>
    <message>
        <source>affected area</source>
        <translation>疫情地区旅居</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>接触史</translation>
    </message>
    <message>
        <source>until {until}, {by}</source>
        <translation>至 {until}，{by}</translation>
    </message>
    <message>
        <source>Signed sheets</source>
        <translation>签字单</translation>
    </message>
</context>
</TS>
