<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.devices</name>
    <message>
        <source>Desks and hubs</source>
        <translation>工位与主机</translation>
    </message>
    <message>
        <source>What they said of themselves when they were heard last.</source>
        <translation>以下为各设备最近一次联系时上报的情况。</translation>
    </message>
    <message>
        <source>The line to the server is cut. What you see is of {time}.</source>
        <translation>与服务器的连接已中断，所示为 {time} 的数据。</translation>
    </message>
    <message>
        <source>No desk has joined yet.</source>
        <translation>尚无工位接入。</translation>
    </message>
</context>
</TS>
