<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.ticket_slip</name>
    <message>
        <source>A code on paper holds an opaque reference and nothing else.</source>
        <translation>纸面二维码只能含不透明的编号，不得含其他内容。</translation>
    </message>
    <message>
        <source>Your number</source>
        <translation>您的号码</translation>
    </message>
    <message>
        <source>Priority: {why}</source>
        <translation>优先：{why}</translation>
    </message>
    <message>
        <source>The hall is full. Please wait outside until you are called in.</source>
        <translation>大厅人数已满，请在门外等候</translation>
    </message>
    <message>
        <source>Keep 1 metre apart and keep your mask on.</source>
        <translation>请保持 1 米间距，全程佩戴口罩</translation>
    </message>
    <message>
        <source>Show this at the window.</source>
        <translation>请向窗口出示此码</translation>
    </message>
    <message>
        <source>Valid today only.</source>
        <translation>当日有效</translation>
    </message>
    <message>
        <source>Printed {time}</source>
        <translation>打印时间 {time}</translation>
    </message>
    <message>
        <source>Copy {number}</source>
        <translation>补打 {number}</translation>
    </message>
    <message>
        <source>Ticket {number}</source>
        <translation>号票 {number}</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>取号时间</translation>
    </message>
    <message>
        <source>Before you</source>
        <translation>前面等候</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>Expected wait</source>
        <translation>预计等候</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>体温</translation>
    </message>
</context>
</TS>
