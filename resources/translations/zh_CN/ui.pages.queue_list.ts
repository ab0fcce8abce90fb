<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.queue_list</name>
    <message>
        <source>Nobody is under way.</source>
        <translation>现在没有在办的来访。</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>号票</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Window no.</source>
        <translation>窗口号</translation>
    </message>
    <message>
        <source>called twice</source>
        <translation>重复叫号</translation>
    </message>
</context>
</TS>
