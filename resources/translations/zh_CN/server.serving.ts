<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.serving</name>
    <message>
        <source>Nobody can be served at {host}, port {port}: another program has it, or this computer has no such address. Choose another one with --host and --port.</source>
        <translation>无法在 {host} 端口 {port} 提供服务：端口已被其他程序占用，或本机没有该地址。请用 --host 和 --port 另选。</translation>
    </message>
</context>
</TS>
