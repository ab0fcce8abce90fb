<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.meetings_attention</name>
    <message>
        <source>This computer's access was withdrawn</source>
        <translation>本机接入已被撤销</translation>
    </message>
    <message>
        <source>What is recorded here stays here and reaches nobody. Ask the administrator.</source>
        <translation>本机记录仍保存在本机，但不再送出。请联系管理员。</translation>
    </message>
    <message>
        <source>Set the computer's date and time right; nothing is lost meanwhile.</source>
        <translation>请校准电脑的日期和时间；其间数据不会丢失。</translation>
    </message>
    <message>
        <source>The hall hub has not been reached for {time}</source>
        <translation>已有 {time}连不上大厅主机</translation>
    </message>
    <message>
        <source>The desks do not see each other. Look whether it is on, and at the cable.</source>
        <translation>各工位互相看不到新记录。请检查主机是否开机、网线是否插好。</translation>
    </message>
    <message>
        <source>The centre has not been reached for {time}</source>
        <translation>已有 {time}未连上中心</translation>
    </message>
    <message>
        <source>{count} records wait for it. They can also go by USB.</source>
        <translation>有 {count} 条待上报，也可用 U 盘送出。</translation>
    </message>
    <message>
        <source>{count} records to check</source>
        <translation>有 {count} 条记录待核对</translation>
    </message>
    <message>
        <source>The desks said different things, or something came too late. See what to do.</source>
        <translation>各工位记录不一致，或有记录来迟。请查看如何处理。</translation>
    </message>
    <message>
        <source>This computer is desk {name} from now on</source>
        <translation>本机从现在起为工位 {name}</translation>
    </message>
    <message>
        <source>Another computer writes as desk {before}: a copied disk, or a backup that was brought back. Nothing of either is lost.</source>
        <translation>另有一台电脑以工位 {before} 记录（复制的硬盘或恢复的备份）。两边的记录都已保留。</translation>
    </message>
</context>
</TS>
