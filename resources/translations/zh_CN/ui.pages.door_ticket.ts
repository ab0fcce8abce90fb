<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.door_ticket</name>
    <message>
        <source>printing the ticket …</source>
        <translation>正在打印号票…</translation>
    </message>
    <message>
        <source>ticket printed</source>
        <translation>号票已打印</translation>
    </message>
    <message>
        <source>not printed (F8 prints it)</source>
        <translation>未打印（按 F8 打印）</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>to correct it at the door</source>
        <translation>入口更正</translation>
    </message>
    <message>
        <source>Ticket {ticket} is corrected.</source>
        <translation>号票 {ticket} 已更正。</translation>
    </message>
    <message>
        <source>printing failed, the record is kept</source>
        <translation>打印失败，记录已保留</translation>
    </message>
</context>
</TS>
