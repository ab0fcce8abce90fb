<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.photograph_sheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Not on this computer yet. It is fetched as soon as the hub or the centre is reached.</source>
        <translation>还不在本机。连上大厅主机或中心后会自动取来。</translation>
    </message>
</context>
</TS>
