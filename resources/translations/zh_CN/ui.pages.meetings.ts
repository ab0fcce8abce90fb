<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.meetings</name>
    <message>
        <source>Exchange</source>
        <translation>数据同步</translation>
    </message>
    <message>
        <source>Meet now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>{count} records wait for the centre</source>
        <translation>待上报中心 {count} 条</translation>
    </message>
    <message>
        <source>⚠ {what}. Set it right; nothing is lost meanwhile.</source>
        <translation>⚠ {what}。请校准系统时间；其间数据不会丢失。</translation>
    </message>
    <message>
        <source>Meeting since {time} …</source>
        <translation>正在同步（{time} 开始）…</translation>
    </message>
    <message>
        <source>Write to USB…</source>
        <translation>写入 U 盘…</translation>
    </message>
    <message>
        <source>Read from USB…</source>
        <translation>从 U 盘读取…</translation>
    </message>
    <message>
        <source>Read it at the other computer with the same passphrase.</source>
        <translation>请在另一台电脑上用同一口令读取。</translation>
    </message>
    <message>
        <source>A hub of this hall is at {address}. For this desk to meet it, an administrator enters its code in Settings, under Connection.</source>
        <translation>在 {address} 找到本大厅的主机。要与它同步，请管理员在“设置”的“联网”中输入它的接入码。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开查看</translation>
    </message>
    <message>
        <source>Settled…</source>
        <translation>已处理…</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>同步记录</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>To check ({count})</source>
        <translation>待核对（{count}）</translation>
    </message>
    <message>
        <source>{count} photos still to come</source>
        <translation>还有 {count} 张照片待取来</translation>
    </message>
</context>
</TS>
