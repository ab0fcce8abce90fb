<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.status_line</name>
    <message>
        <source>This computer alone · everything can be done</source>
        <translation>单机运行 · 照常办理</translation>
    </message>
    <message>
        <source>Connected to the centre</source>
        <translation>已连接中心</translation>
    </message>
    <message>
        <source>No connection · everything can be done</source>
        <translation>网络已断开 · 照常办理</translation>
    </message>
    <message>
        <source>Lock, or change user    Ctrl+L</source>
        <translation>锁定或换人    Ctrl+L</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>All reported</source>
        <translation>全部已上报</translation>
    </message>
    <message>
        <source>{inside} / {limit} in the hall</source>
        <translation>厅内 {inside} / {limit} 人</translation>
    </message>
    <message>
        <source>{inside} in the hall</source>
        <translation>厅内 {inside} 人</translation>
    </message>
    <message>
        <source>{count} waiting for the hall</source>
        <translation>待同步大厅 {count} 条</translation>
    </message>
    <message>
        <source>{count} waiting for the centre</source>
        <translation>待上报中心 {count} 条</translation>
    </message>
    <message>
        <source>⚠ Disk nearly full: {count} MB left. Ask for room.</source>
        <translation>⚠ 磁盘将满：只剩 {count} MB，请联系管理员清理</translation>
    </message>
    <message>
        <source>not up to date</source>
        <translation>未更新</translation>
    </message>
    <message>
        <source>Looking for the others · everything can be done</source>
        <translation>正在联络其他电脑 · 照常办理</translation>
    </message>
    <message>
        <source>Connected within the hall · everything can be done</source>
        <translation>大厅内已连通 · 照常办理</translation>
    </message>
    <message>
        <source>⚠ Access withdrawn: nothing is exchanged. Ask the administrator.</source>
        <translation>⚠ 本机接入已被撤销，不再同步，请联系管理员</translation>
    </message>
</context>
</TS>
