<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.settings_windows</name>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>办理业务</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>Number of the window</source>
        <translation>窗口号</translation>
    </message>
    <message>
        <source>Serves, first first</source>
        <translation>办理事项（排在前面的优先）</translation>
    </message>
    <message>
        <source>Window {number}</source>
        <translation>{number} 号窗口</translation>
    </message>
    <message>
        <source>There is a window of this number already.</source>
        <translation>已有这个号的窗口。</translation>
    </message>
    <message>
        <source>No window is set up. Add one.</source>
        <translation>还没有窗口，请新增。</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>新增窗口</translation>
    </message>
    <message>
        <source>Group {letter} · {name}</source>
        <translation>{letter} 组 · {name}</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其他全部事项</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>停用</translation>
    </message>
</context>
</TS>
