<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.code</name>
    <message>
        <source>One-time code</source>
        <translation>一次性接入码</translation>
    </message>
    <message>
        <source>One-time code for a hub</source>
        <translation>大厅主机一次性接入码</translation>
    </message>
    <message>
        <source>One-time code for a desk</source>
        <translation>工位一次性接入码</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Scan it at the computer, or type address and code there: Settings, Connection.</source>
        <translation>请在该电脑上扫码，或在“设置 → 连接”中输入地址和接入码。</translation>
    </message>
    <message>
        <source>It is shown this once, for one computer, and is good until {time}.</source>
        <translation>接入码只显示这一次，仅供一台电脑使用，有效期至 {time}。</translation>
    </message>
    <message>
        <source>Whoever has it can bring a computer into this hall. Give it to no one else.</source>
        <translation>持有接入码的人可将电脑接入本大厅，请勿转交他人。</translation>
    </message>
    <message>
        <source>To the hall</source>
        <translation>查看该大厅</translation>
    </message>
</context>
</TS>
