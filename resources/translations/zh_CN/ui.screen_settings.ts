<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.screen_settings</name>
    <message>
        <source>The screen's settings could not be kept. They hold until the program is closed.</source>
        <translation>显示设置没能保存，关闭程序前有效。</translation>
    </message>
</context>
</TS>
