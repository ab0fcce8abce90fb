<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.queue</name>
    <message>
        <source>Queue</source>
        <translation>排队叫号</translation>
    </message>
    <message>
        <source>to correct it</source>
        <translation>为更正登记</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>保存更正</translation>
    </message>
    <message>
        <source>Call to my window</source>
        <translation>叫到本窗口</translation>
    </message>
    <message>
        <source>Back in the queue</source>
        <translation>回到队列</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Print the ticket again</source>
        <translation>再打号票</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>来访过程</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>结束今天</translation>
    </message>
    <message>
        <source>{count} under way · {waiting} waiting</source>
        <translation>在办 {count} 人 · 等候 {waiting} 人</translation>
    </message>
    <message>
        <source>Ticket {ticket} is printed.</source>
        <translation>号票 {ticket} 已打印。</translation>
    </message>
    <message>
        <source>The day is closed; {count} visits.</source>
        <translation>今天已结束，系统关闭 {count} 人次。</translation>
    </message>
    <message>
        <source>Ticket {ticket} is corrected.</source>
        <translation>号票 {ticket} 已更正。</translation>
    </message>
</context>
</TS>
