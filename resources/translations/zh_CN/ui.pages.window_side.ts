<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.window_side</name>
    <message>
        <source>Nobody waits for this window.</source>
        <translation>没有人等本窗口。</translation>
    </message>
    <message>
        <source>On hold here  F12</source>
        <translation>本窗口挂起  F12</translation>
    </message>
    <message>
        <source>Next  F11</source>
        <translation>下一位  F11</translation>
    </message>
    <message>
        <source>sent to this window</source>
        <translation>转到本窗口</translation>
    </message>
    <message>
        <source>Enter calls {ticket}</source>
        <translation>按 Enter 叫 {ticket}</translation>
    </message>
    <message>
        <source>resume</source>
        <translation>继续</translation>
    </message>
</context>
</TS>
