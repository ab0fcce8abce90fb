<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.certificates</name>
    <message>
        <source>The certificate or its key can't be read. Look at the paths.</source>
        <translation>证书或私钥文件无法读取，请核对路径。</translation>
    </message>
    <message>
        <source>The certificate and its key must be PEM files, the key without a password.</source>
        <translation>证书和私钥须为 PEM 文件，且私钥不设密码。</translation>
    </message>
    <message>
        <source>The key does not belong to the certificate.</source>
        <translation>私钥与证书不匹配。</translation>
    </message>
    <message>
        <source>The server's folder can't be written, so it has no certificate. Ask the administrator for the right to write there.</source>
        <translation>服务器文件夹不可写，无法生成证书。请向管理员申请写入权限。</translation>
    </message>
</context>
</TS>
