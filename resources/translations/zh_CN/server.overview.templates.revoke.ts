<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.revoke</name>
    <message>
        <source>Revoke a device</source>
        <translation>吊销设备</translation>
    </message>
    <message>
        <source>Revoke {desk}?</source>
        <translation>确定吊销 {desk}？</translation>
    </message>
    <message>
        <source>It can exchange nothing with the centre from now on. It is told so, keeps all its data and goes on alone.</source>
        <translation>吊销后该设备不能再与中心交换数据。设备会收到提示，保留全部数据并可单机继续使用。</translation>
    </message>
    <message>
        <source>What it has not sent yet reaches the centre only when it joins again with a new code.</source>
        <translation>其尚未上报的记录，须用新的接入码重新接入后才能上报。</translation>
    </message>
</context>
</TS>
