<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.window_buttons</name>
    <message>
        <source>Call the next</source>
        <translation>叫下一位</translation>
    </message>
    <message>
        <source>Begin serving</source>
        <translation>开始办理</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>重呼</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>过号</translation>
    </message>
    <message>
        <source>Finish, call the next</source>
        <translation>办结并叫下一位</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转窗口</translation>
    </message>
    <message>
        <source>Add matter</source>
        <translation>加事项</translation>
    </message>
    <message>
        <source>Leaves unserved</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Isolate</source>
        <translation>转留观</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开个案</translation>
    </message>
</context>
</TS>
