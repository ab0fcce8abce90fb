<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.queue</name>
    <message>
        <source>Ticket {ticket} is {state} now; somebody was faster. Nothing was changed.</source>
        <translation>号票 {ticket} 现为“{state}”，已被他人处理，未作任何更改。</translation>
    </message>
    <message>
        <source>Ticket {ticket} is still at this window.</source>
        <translation>号票 {ticket} 还在本窗口，请先办结。</translation>
    </message>
    <message>
        <source>This matter is on the list already.</source>
        <translation>该事项已在列表中。</translation>
    </message>
    <message>
        <source>This matter has its outcome already.</source>
        <translation>该事项已有结果。</translation>
    </message>
    <message>
        <source>Say how each matter ended.</source>
        <translation>请为每个事项选择办理结果。</translation>
    </message>
    <message>
        <source>Another window is calling this ticket just now. Nothing was changed.</source>
        <translation>另一个窗口正在呼叫此号票。未作任何更改。</translation>
    </message>
</context>
</TS>
