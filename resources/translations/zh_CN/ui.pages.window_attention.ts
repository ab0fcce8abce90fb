<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.window_attention</name>
    <message>
        <source>{ticket} was also called at window {number}</source>
        <translation>{ticket} 也被 {number} 号窗口呼叫</translation>
    </message>
    <message>
        <source>The visitor stays with you.</source>
        <translation>来访者由您办理。</translation>
    </message>
    <message>
        <source>Show them the way there, then call the next one.</source>
        <translation>请引导来访者前往，再叫下一位。</translation>
    </message>
</context>
</TS>
