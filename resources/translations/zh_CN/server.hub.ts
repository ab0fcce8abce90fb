<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.hub</name>
    <message>
        <source>This is the address of a hub. Enter that of the centre.</source>
        <translation>这是大厅主机的地址，请填写中心的地址。</translation>
    </message>
    <message>
        <source>The code is for another hall than the one whose entries are here.</source>
        <translation>此接入码属于另一个大厅，与本机已有记录的大厅不同。</translation>
    </message>
</context>
</TS>
