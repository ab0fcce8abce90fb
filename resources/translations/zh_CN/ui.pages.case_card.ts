<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_card</name>
    <message>
        <source>In the observation place</source>
        <translation>到留观场所</translation>
    </message>
    <message>
        <source>Health authority called</source>
        <translation>电话报告卫生防疫部门</translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation>留观个案 {number}</translation>
    </message>
    <message>
        <source>{state} since {time}</source>
        <translation>{time} 起{state}</translation>
    </message>
    <message>
        <source>by {time} at the latest</source>
        <translation>最迟 {time}</translation>
    </message>
    <message>
        <source>window {number}</source>
        <translation>{number} 号窗口</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>Symptoms</source>
        <translation>症状</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>号票</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Windows visited</source>
        <translation>到过的窗口</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>开案人</translation>
    </message>
    <message>
        <source>remaining</source>
        <translation>还剩</translation>
    </message>
    <message>
        <source>soon over</source>
        <translation>快到时限</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>the health authority</source>
        <translation>卫生防疫部门</translation>
    </message>
    <message>
        <source>② Call {authority}: fever, symptoms, where the person was.</source>
        <translation>② 打电话给{authority}：报告体温、症状、到过哪里。</translation>
    </message>
    <message>
        <source>② Call {authority} at {phone}: fever, symptoms, where the person was.</source>
        <translation>② 打电话给{authority} {phone}：报告体温、症状、到过哪里。</translation>
    </message>
    <message>
        <source>{degrees} ({how})</source>
        <translation>{degrees}（{how}）</translation>
    </message>
    <message>
        <source>(no name given)</source>
        <translation>（未留姓名）</translation>
    </message>
    <message>
        <source>Phone {phone}</source>
        <translation>电话 {phone}</translation>
    </message>
    <message>
        <source>born {date}</source>
        <translation>{date} 出生</translation>
    </message>
    <message>
        <source>Companion {name}</source>
        <translation>同行人 {name}</translation>
    </message>
    <message>
        <source>① Lead the person to the observation place: 1 m apart, masks on, nobody else there.</source>
        <translation>① 带到留观场所：相隔 1 米，双方戴好口罩，不与他人同处。</translation>
    </message>
    <message>
        <source>window {number} (closed until disinfected)</source>
        <translation>{number} 号窗口（消毒前停用）</translation>
    </message>
    <message>
        <source>Lives at {address}</source>
        <translation>住址 {address}</translation>
    </message>
    <message>
        <source>Works at {workplace}</source>
        <translation>单位 {workplace}</translation>
    </message>
</context>
</TS>
