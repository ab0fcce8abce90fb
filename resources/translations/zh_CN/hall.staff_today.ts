<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.staff_today</name>
    <message>
        <source>at no window</source>
        <translation>不在窗口</translation>
    </message>
    <message>
        <source>at window {window}</source>
        <translation>在 {window} 号窗口</translation>
    </message>
    <message>
        <source>no health check today</source>
        <translation>今天未做健康检查</translation>
    </message>
    <message>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
</context>
</TS>
