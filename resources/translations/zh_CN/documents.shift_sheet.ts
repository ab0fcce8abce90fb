<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.shift_sheet</name>
    <message>
        <source>Isolation cases</source>
        <translation>留观个案</translation>
    </message>
    <message>
        <source>Incidents and staff</source>
        <translation>突发事件和员工</translation>
    </message>
    <message>
        <source>Rounds and findings</source>
        <translation>巡查和问题</translation>
    </message>
    <message>
        <source>Disinfection and supplies</source>
        <translation>消毒和物资</translation>
    </message>
    <message>
        <source>What else is due</source>
        <translation>其他事项</translation>
    </message>
    <message>
        <source>Shift hand-over</source>
        <translation>交接班记录</translation>
    </message>
    <message>
        <source>{first} → {second}</source>
        <translation>{first} → {second}</translation>
    </message>
    <message>
        <source>since {time}, {settled} of {steps} steps</source>
        <translation>{time} 启动，已处理 {settled}/{steps} 步</translation>
    </message>
    <message>
        <source>Remarks of the outgoing leader</source>
        <translation>交班人备注</translation>
    </message>
    <message>
        <source>Incidents and what was sent</source>
        <translation>突发事件和报送情况</translation>
    </message>
    <message>
        <source>ended {time}</source>
        <translation>{time} 结束</translation>
    </message>
    <message>
        <source>confirmed by {name}</source>
        <translation>{name} 确认收到</translation>
    </message>
    <message>
        <source>receipt not confirmed</source>
        <translation>未确认收到</translation>
    </message>
    <message>
        <source>Could not be read then: {what}</source>
        <translation>交班时未能读取：{what}</translation>
    </message>
    <message>
        <source>Nothing needed attention at the hand-over.</source>
        <translation>交班时没有待处理事项。</translation>
    </message>
    <message>
        <source>Handed over by {name}</source>
        <translation>交班人 {name}</translation>
    </message>
    <message>
        <source>Taken over by {name}</source>
        <translation>接班人 {name}</translation>
    </message>
    <message>
        <source>{done}, missed {missed}</source>
        <translation>{done}，漏查 {missed}</translation>
    </message>
    <message>
        <source>Reports sent</source>
        <translation>报送</translation>
    </message>
</context>
</TS>
