<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.meetings_peers</name>
    <message>
        <source>✓ The hall has everything</source>
        <translation>✓ 大厅已全部收到</translation>
    </message>
    <message>
        <source>✓ The centre has everything</source>
        <translation>✓ 中心已全部收到</translation>
    </message>
    <message>
        <source>{count} records wait for it</source>
        <translation>还有 {count} 条待送出</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连通</translation>
    </message>
    <message>
        <source>Connected, with trouble</source>
        <translation>已连通，有问题</translation>
    </message>
    <message>
        <source>Never met yet</source>
        <translation>尚未同步过</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>尚未联络</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>连不上</translation>
    </message>
    <message>
        <source>Last met {time}</source>
        <translation>上次同步 {time}</translation>
    </message>
    <message>
        <source>This computer works alone</source>
        <translation>本机单独运行</translation>
    </message>
    <message>
        <source>Everything can be done, and all data are here. An administrator can join a centre in Settings, under Connection; what is here goes along.</source>
        <translation>一切业务照常办理，数据都保存在本机。管理员可在“设置”的“联网”中接入中心，已有记录会一并上报。</translation>
    </message>
    <message>
        <source>{count} records and {photos} photos wait for it</source>
        <translation>{count} 条记录和 {photos} 张照片待发送</translation>
    </message>
    <message>
        <source>{photos} photos wait for it</source>
        <translation>{photos} 张照片待发送</translation>
    </message>
</context>
</TS>
