<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.case_parts</name>
    <message>
        <source>Person</source>
        <translation>人员信息</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Companion</source>
        <translation>同行人</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Workplace</source>
        <translation>工作单位</translation>
    </message>
    <message>
        <source>Temperature readings</source>
        <translation>体温记录</translation>
    </message>
    <message>
        <source>No reading was taken.</source>
        <translation>没有体温记录。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>Method and device</source>
        <translation>测量方式和设备</translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation>测量人</translation>
    </message>
    <message>
        <source>Symptoms and the last 14 days</source>
        <translation>症状和 14 天接触史</translation>
    </message>
    <message>
        <source>Fever</source>
        <translation>发热</translation>
    </message>
    <message>
        <source>Cough</source>
        <translation>咳嗽</translation>
    </message>
    <message>
        <source>Fatigue</source>
        <translation>乏力</translation>
    </message>
    <message>
        <source>Short of breath</source>
        <translation>呼吸困难</translation>
    </message>
    <message>
        <source>Was in an affected area</source>
        <translation>疫区旅居史</translation>
    </message>
    <message>
        <source>Met somebody from there or ill</source>
        <translation>接触疫区人员或病人</translation>
    </message>
    <message>
        <source>Other symptoms</source>
        <translation>其他症状</translation>
    </message>
    <message>
        <source>What was seen and told</source>
        <translation>观察和自述</translation>
    </message>
    <message>
        <source>Observation place</source>
        <translation>留观场所</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>In since</source>
        <translation>进入时间</translation>
    </message>
    <message>
        <source>Out at</source>
        <translation>离开时间</translation>
    </message>
    <message>
        <source>Case opened</source>
        <translation>开始留观</translation>
    </message>
    <message>
        <source>Health authority and hospital told</source>
        <translation>向卫生防疫部门和医院报告</translation>
    </message>
    <message>
        <source>Told whom</source>
        <translation>报告对象</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Called by</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>对方意见</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>Isolation extended</source>
        <translation>延长留观</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Ordered by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>How it was ordered</source>
        <translation>通知方式</translation>
    </message>
    <message>
        <source>Transport and hand-over</source>
        <translation>转运和移交</translation>
    </message>
    <message>
        <source>Asked for a vehicle</source>
        <translation>联系车辆</translation>
    </message>
    <message>
        <source>Asked at</source>
        <translation>联系车辆时间</translation>
    </message>
    <message>
        <source>Vehicle here</source>
        <translation>到达车辆</translation>
    </message>
    <message>
        <source>Came at</source>
        <translation>到达时间</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>送往哪里</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>接收单位</translation>
    </message>
    <message>
        <source>Handed over at</source>
        <translation>移交时间</translation>
    </message>
    <message>
        <source>Receiver's signature</source>
        <translation>接收人签字</translation>
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
        <source>Terminal disinfection</source>
        <translation>终末消毒</translation>
    </message>
    <message>
        <source>What was disinfected</source>
        <translation>消毒了哪里</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>完成人</translation>
    </message>
    <message>
        <source>Agent and concentration</source>
        <translation>消毒剂和浓度</translation>
    </message>
    <message>
        <source>observation place</source>
        <translation>留观场所</translation>
    </message>
    <message>
        <source>Air conditioning stopped</source>
        <translation>停用中央空调</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>要求人</translation>
    </message>
    <message>
        <source>Stopped by</source>
        <translation>由谁停用</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Released at</source>
        <translation>解除时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>File closed at</source>
        <translation>结案时间</translation>
    </message>
    <message>
        <source>File closed by</source>
        <translation>结案人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
</TS>
