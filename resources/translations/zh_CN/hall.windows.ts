<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.windows</name>
    <message>
        <source>A window has a number from 1 to {highest}.</source>
        <translation>窗口号为 1 到 {highest}。</translation>
    </message>
    <message>
        <source>Choose at least one thing that the window serves.</source>
        <translation>请至少选择一项本窗口办理的业务。</translation>
    </message>
    <message>
        <source>This window is not set up. Choose another.</source>
        <translation>没有这个窗口，请选择其他窗口。</translation>
    </message>
    <message>
        <source>This window is not in use. Choose another.</source>
        <translation>该窗口未启用，请选择其他窗口。</translation>
    </message>
</context>
</TS>
