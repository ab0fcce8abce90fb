<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sync.link</name>
    <message>
        <source>Nobody answers. Everything stays here and is sent when the line is back.</source>
        <translation>对方没有应答。所有记录都保存在本机，线路恢复后自动发送。</translation>
    </message>
    <message>
        <source>The disk of the other side is full. Everything stays here and is sent when it has room.</source>
        <translation>对方磁盘已满。所有记录都保存在本机，腾出空间后自动发送。</translation>
    </message>
    <message>
        <source>The other side could not do it just now. It is tried again.</source>
        <translation>对方暂时无法处理，将自动重试。</translation>
    </message>
    <message>
        <source>The other side is busy. It is tried again soon.</source>
        <translation>对方繁忙，稍后自动重试。</translation>
    </message>
    <message>
        <source>What answers there is no hub or centre, or it is being started.</source>
        <translation>应答的不是大厅主机或中心，或者它正在启动。</translation>
    </message>
    <message>
        <source>This computer is not known there. Ask the administrator for a new code.</source>
        <translation>对方不认识本机。请向管理员索取新的接入码。</translation>
    </message>
    <message>
        <source>This computer's access was withdrawn. What it holds stays here; it exchanges nothing any more. Ask the administrator.</source>
        <translation>本机的接入权限已被撤销。已有记录仍保存在本机，但不再交换数据。请联系管理员。</translation>
    </message>
    <message>
        <source>The code is for another hall. Ask the administrator for a code of this hall.</source>
        <translation>该接入码属于另一个大厅。请向管理员索取本大厅的接入码。</translation>
    </message>
    <message>
        <source>This code was used by another computer. Each code works once. Ask for a new one.</source>
        <translation>该接入码已被另一台电脑使用。每个接入码只能用一次，请索取新的接入码。</translation>
    </message>
    <message>
        <source>This code is not known there. Look at it again, or ask for a new one.</source>
        <translation>对方不认识该接入码。请核对，或索取新的接入码。</translation>
    </message>
    <message>
        <source>This code is too old. Ask for a new one.</source>
        <translation>该接入码已过期，请索取新的接入码。</translation>
    </message>
    <message>
        <source>This is not for this computer. Ask the administrator.</source>
        <translation>本机无权使用此项，请联系管理员。</translation>
    </message>
    <message>
        <source>What was sent is too large for the other side. It stays here. Report this.</source>
        <translation>发送的数据超出对方允许的大小，仍保存在本机。请上报此问题。</translation>
    </message>
    <message>
        <source>The programs here and there do not understand each other. Update the older one.</source>
        <translation>本机与对方的程序版本不匹配，请更新较旧的一方。</translation>
    </message>
</context>
</TS>
