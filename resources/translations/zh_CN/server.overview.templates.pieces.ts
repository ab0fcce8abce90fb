<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.pieces</name>
    <message>
        <source>silent since {time}</source>
        <translation>{time} 起无应答</translation>
    </message>
    <message>
        <source>by {time}</source>
        <translation>限 {time}</translation>
    </message>
    <message>
        <source>{count} at {time}</source>
        <translation>{time} 为 {count} 条</translation>
    </message>
    <message>
        <source>hub</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>heard {time} ago</source>
        <translation>{time} 前联系</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>吊销</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>Newest entry here</source>
        <translation>最新记录</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序版本</translation>
    </message>
    <message>
        <source>Free disk</source>
        <translation>磁盘余量</translation>
    </message>
    <message>
        <source>Applies to</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>All halls ({count})</source>
        <translation>全部大厅（{count} 个）</translation>
    </message>
    <message>
        <source>opened {time}</source>
        <translation>{time} 开立</translation>
    </message>
</context>
</TS>
