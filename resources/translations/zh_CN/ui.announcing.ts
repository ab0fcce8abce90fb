<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.announcing</name>
    <message>
        <source>Ticket {ticket}, please come to window {window}.</source>
        <translation>请 {ticket} 号，到 {window} 号窗口办理。</translation>
    </message>
</context>
</TS>
