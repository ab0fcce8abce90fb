<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sync.enrolling</name>
    <message>
        <source>The server at this address did not make this code. Look at both again; if they are right, somebody may be listening in: ask the administrator.</source>
        <translation>此地址的服务器与接入码不符。请核对地址和接入码；若都无误，线路可能被人截听，请联系管理员。</translation>
    </message>
</context>
</TS>
