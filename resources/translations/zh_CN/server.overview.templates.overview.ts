<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.overview</name>
    <message>
        <source>Halls connected</source>
        <translation>已连接大厅</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>未上报</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>{count} entries not counted yet</source>
        <translation>{count} 条记录尚未计入</translation>
    </message>
    <message>
        <source>{count} of {all} desks</source>
        <translation>{all} 台设备中 {count} 台在线</translation>
    </message>
    <message>
        <source>{desk}: not known since {time}</source>
        <translation>{desk}：{time} 起不明</translation>
    </message>
    <message>
        <source>{desk}: never heard</source>
        <translation>{desk}：尚未连接过</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 台</translation>
    </message>
    <message>
        <source>{desk}: clock {skew}</source>
        <translation>{desk}：时钟 {skew}</translation>
    </message>
    <message>
        <source>{desk}: disk {room}</source>
        <translation>{desk}：磁盘余 {room}</translation>
    </message>
    <message>
        <source>disk {room}</source>
        <translation>磁盘余 {room}</translation>
    </message>
    <message>
        <source>No halls yet.</source>
        <translation>尚无大厅。</translation>
    </message>
    <message>
        <source>{desk}: not known</source>
        <translation>{desk}：不明</translation>
    </message>
</context>
</TS>
