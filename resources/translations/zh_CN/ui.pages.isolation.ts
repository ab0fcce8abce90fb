<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.isolation</name>
    <message>
        <source>Open a case from a ticket</source>
        <translation>从号票开启留观</translation>
    </message>
    <message>
        <source>Show document</source>
        <translation>显示证件</translation>
    </message>
    <message>
        <source>See the visit</source>
        <translation>查看来访</translation>
    </message>
    <message>
        <source>Isolation</source>
        <translation>留观处置</translation>
    </message>
    <message>
        <source>{count} kept apart</source>
        <translation>{count} 人留观中</translation>
    </message>
    <message>
        <source>Nobody is kept apart. A fever at the door opens a case there by F9.
For somebody who falls ill inside, open one here from the ticket.</source>
        <translation>现在无人留观。入口发现体温异常，在入口页按 F9 开启个案；
厅内有人不适，在这里从号票开启。</translation>
    </message>
    <message>
        <source>This ticket is not of today.</source>
        <translation>这张号票不是今天的。</translation>
    </message>
    <message>
        <source>Choose a ticket of today.</source>
        <translation>请选择今天的一张号票。</translation>
    </message>
    <message>
        <source>(no name given)</source>
        <translation>（未留姓名）</translation>
    </message>
    <message>
        <source>More speaks for it</source>
        <translation>追加疑似依据</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>解除留观</translation>
    </message>
    <message>
        <source>Case {number} is released.</source>
        <translation>个案 {number} 已解除留观。</translation>
    </message>
    <message>
        <source>Running cases</source>
        <translation>进行中的个案</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>停止提示音</translation>
    </message>
    <message>
        <source>Closed cases</source>
        <translation>已结个案</translation>
    </message>
    <message>
        <source>Closed in the last 14 days</source>
        <translation>最近 14 天内已结</translation>
    </message>
    <message>
        <source>Case {number} is closed.</source>
        <translation>留观个案 {number} 已结案。</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>可能接触者</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>See signed sheets</source>
        <translation>查看签字单</translation>
    </message>
</context>
</TS>
