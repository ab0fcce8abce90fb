<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.bundle</name>
    <message>
        <source>Written by {writer} at {written}.</source>
        <translation>由 {writer} 写于 {written}。</translation>
    </message>
    <message>
        <source>{desk}: {what}</source>
        <translation>{desk}：{what}</translation>
    </message>
</context>
</TS>
