<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.window_online</name>
    <message>
        <source>Print guidance</source>
        <translation>打印指引</translation>
    </message>
    <message>
        <source>Whoever prefers it can go on at the window.</source>
        <translation>不会用手机也可以继续在窗口办。</translation>
    </message>
    <message>
        <source>This can be done without coming</source>
        <translation>这项可以“不见面”办理</translation>
    </message>
</context>
</TS>
