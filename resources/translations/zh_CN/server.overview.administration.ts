<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.administration</name>
    <message>
        <source>The server does not know the certificate that desks see, so it can't make codes. Give it the certificate's file when it starts.</source>
        <translation>服务器不知道工位看到的证书，无法生成接入码。请在启动时指定证书文件。</translation>
    </message>
    <message>
        <source>This hall is not here.</source>
        <translation>这里没有该大厅。</translation>
    </message>
    <message>
        <source>This device is not here.</source>
        <translation>这里没有该设备。</translation>
    </message>
    <message>
        <source>Choose a role.</source>
        <translation>请选择角色。</translation>
    </message>
</context>
</TS>
