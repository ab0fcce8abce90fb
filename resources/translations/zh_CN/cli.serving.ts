<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.serving</name>
    <message>
        <source>A certificate and its key belong together: give both, or none.</source>
        <translation>证书和私钥须同时提供，或都不提供。</translation>
    </message>
    <message>
        <source>Desks reach this centre at {address}.</source>
        <translation>工位连接本中心的地址：{address}</translation>
    </message>
    <message>
        <source>Fingerprint of its certificate: {fingerprint}</source>
        <translation>证书指纹：{fingerprint}</translation>
    </message>
    <message>
        <source>Nobody administers it yet. In a browser, once: {link}</source>
        <translation>尚无管理员。请在浏览器中打开（仅一次有效）：{link}</translation>
    </message>
    <message>
        <source>Its overview in a browser: {link}</source>
        <translation>浏览器总览页面：{link}</translation>
    </message>
</context>
</TS>
