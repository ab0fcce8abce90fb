<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.incident_report</name>
    <message>
        <source>Report of an incident</source>
        <translation>突发事件报告</translation>
    </message>
    <message>
        <source>Made by {name}, {time}</source>
        <translation>{name} 制 {time}</translation>
    </message>
    <message>
        <source>To: {body}</source>
        <translation>报送：{body}</translation>
    </message>
    <message>
        <source>Member of the staff</source>
        <translation>涉及工作人员</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>涉及群众</translation>
    </message>
    <message>
        <source>Situation and what was done</source>
        <translation>情况和已采取的措施</translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation>请求事项</translation>
    </message>
    <message>
        <source>Outcome of the incident</source>
        <translation>处置结果</translation>
    </message>
    <message>
        <source>Steps of the plan</source>
        <translation>预案执行情况</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>尚未报送</translation>
    </message>
    <message>
        <source>Seal of the hall</source>
        <translation>单位盖章</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件编号</translation>
    </message>
    <message>
        <source>Happened at</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Plan begun at</source>
        <translation>预案启动时间</translation>
    </message>
    <message>
        <source>Emergency plan</source>
        <translation>应急预案</translation>
    </message>
    <message>
        <source>Named in full: {why}</source>
        <translation>写明身份的原因：{why}</translation>
    </message>
    <message>
        <source>Course of events</source>
        <translation>事件经过</translation>
    </message>
    <message>
        <source>Reports before this one</source>
        <translation>此前的报告</translation>
    </message>
    <message>
        <source>Isolation case</source>
        <translation>留观个案</translation>
    </message>
    <message>
        <source>Was sent with the person in full; those data were deleted since.</source>
        <translation>报送时写明了身份，该信息现已删除。</translation>
    </message>
    <message>
        <source>Personal data are masked in this report.</source>
        <translation>本报告中的个人信息已脱敏。</translation>
    </message>
    <message>
        <source>Companion</source>
        <translation>同行人</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Due by</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Which report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>For</source>
        <translation>报送对象</translation>
    </message>
</context>
</TS>
