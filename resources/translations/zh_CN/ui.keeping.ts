<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.keeping</name>
    <message>
        <source>Another window is making a backup right now. Look again in a minute.</source>
        <translation>另一个窗口正在备份，请一分钟后再看。</translation>
    </message>
</context>
</TS>
