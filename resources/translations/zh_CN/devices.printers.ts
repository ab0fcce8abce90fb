<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>devices.printers</name>
    <message>
        <source>The printing service does not answer. Start it, then try again.</source>
        <translation>打印服务没有响应。请启动后再试一次。</translation>
    </message>
    <message>
        <source>This computer has no printing service. Install CUPS (package cups) to print.</source>
        <translation>本机没有打印服务。要打印请安装 CUPS（软件包 cups）。</translation>
    </message>
</context>
</TS>
