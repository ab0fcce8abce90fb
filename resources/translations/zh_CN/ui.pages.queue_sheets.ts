<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.queue_sheets</name>
    <message>
        <source>Transfer</source>
        <translation>转窗口</translation>
    </message>
    <message>
        <source>To (← → choose)</source>
        <translation>转到（← → 选择）</translation>
    </message>
    <message>
        <source>Why (may stay empty)</source>
        <translation>原因（可不填）</translation>
    </message>
    <message>
        <source>Transfer {ticket}</source>
        <translation>{ticket} 转到其他窗口</translation>
    </message>
    <message>
        <source>window {number} · {serves}</source>
        <translation>{number} 号窗口 · {serves}</translation>
    </message>
    <message>
        <source>any window that serves the matter</source>
        <translation>任一可办的窗口</translation>
    </message>
    <message>
        <source>Add a matter</source>
        <translation>加办一个事项</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加上</translation>
    </message>
    <message>
        <source>Matter (name, initials or code)</source>
        <translation>事项（名称、拼音首字母或编码）</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>The visit ends and is not counted as served.</source>
        <translation>来访到此结束，不计入已办。</translation>
    </message>
    <message>
        <source>{ticket} leaves without being served?</source>
        <translation>{ticket} 不办了，离开大厅？</translation>
    </message>
    <message>
        <source>Close the day?</source>
        <translation>结束今天？</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>结束今天</translation>
    </message>
    <message>
        <source>No visit is under way any more.</source>
        <translation>已经没有在办的来访。</translation>
    </message>
    <message>
        <source>{count} visits are still under way. They are recorded as closed by the system, not as served.</source>
        <translation>还有 {count} 人没有办完，会记为“系统关闭”，不算已办。</translation>
    </message>
</context>
</TS>
