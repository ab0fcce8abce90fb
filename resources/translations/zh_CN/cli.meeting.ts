<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.meeting</name>
    <message>
        <source>This computer works alone: join a hall or a centre first.</source>
        <translation>本机单独运行：请先加入大厅或接入中心。</translation>
    </message>
    <message>
        <source>This computer is desk {desk} of {hall} now.</source>
        <translation>本机已成为{hall}的工位 {desk}。</translation>
    </message>
    <message>
        <source>The rest comes by itself, or by 'counter-app meet'.</source>
        <translation>其余会自动补齐，也可运行 counter-app meet。</translation>
    </message>
    <message>
        <source>There is a hall on this computer already. To let it join a centre with all its history, an administrator signs in with --user.</source>
        <translation>本机已有大厅。要让它带着全部记录接入中心，请管理员用 --user 登录。</translation>
    </message>
    <message>
        <source>This hall has joined {name}. Its records go there whenever the program runs, or by 'counter-app meet'.</source>
        <translation>本大厅已接入{name}。程序运行时会自动上报，也可运行 counter-app meet。</translation>
    </message>
    <message>
        <source>{name}: {sent} records sent, {received} received.</source>
        <translation>{name}：送出 {sent} 条，收到 {received} 条。</translation>
    </message>
    <message>
        <source>{count} records wait for the centre</source>
        <translation>待上报中心 {count} 条</translation>
    </message>
    <message>
        <source>All reported</source>
        <translation>全部已上报</translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation>{name}：{what}</translation>
    </message>
</context>
</TS>
