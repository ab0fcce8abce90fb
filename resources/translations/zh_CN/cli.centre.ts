<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.centre</name>
    <message>
        <source>The hall {name} is known now.</source>
        <translation>已登记大厅“{name}”。</translation>
    </message>
    <message>
        <source>{time}: the computer {device} brought a code that another had used. Somebody had a copy of it.</source>
        <translation>{time}：电脑 {device} 使用了已被他人用过的接入码，说明有人持有该码的副本。</translation>
    </message>
    <message>
        <source>There is no computer with this id here. `counter-app centre devices` lists them.</source>
        <translation>这里没有这个编号的电脑。可用 `counter-app centre devices` 查看。</translation>
    </message>
    <message>
        <source>The computer {name} can exchange nothing any more.</source>
        <translation>电脑“{name}”已不能再交换数据。</translation>
    </message>
    <message>
        <source>withdrawn {time}</source>
        <translation>{time} 已撤销</translation>
    </message>
    <message>
        <source>has not come yet</source>
        <translation>尚未连接</translation>
    </message>
    <message>
        <source>came {time}, {unsent} entries unsent</source>
        <translation>{time} 连接过，尚有 {unsent} 条未上传</translation>
    </message>
    <message>
        <source>{device}  {name}  {purpose}  {state}</source>
        <translation>{device}  {name}  {purpose}  {state}</translation>
    </message>
    <message>
        <source>not here yet: {digest}, of {when}</source>
        <translation>尚未送达：{digest}，{when}</translation>
    </message>
    <message>
        <source>{named} photos and scans, {missing} of them not here.</source>
        <translation>共 {named} 份照片和扫描件，{missing} 份不在这里。</translation>
    </message>
    <message>
        <source>Photo or scan {digest}: its bytes were altered.</source>
        <translation>照片或扫描件 {digest}：内容已被改动。</translation>
    </message>
</context>
</TS>
