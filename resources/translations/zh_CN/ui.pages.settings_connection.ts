<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.settings_connection</name>
    <message>
        <source>What it is</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Nobody yet: this computer works alone.</source>
        <translation>尚无：本机单独运行。</translation>
    </message>
    <message>
        <source>Code (type it, or scan it)</source>
        <translation>接入码（可输入或扫码）</translation>
    </message>
    <message>
        <source>Address of the centre</source>
        <translation>中心的地址</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Stop exchanging</source>
        <translation>停止同步</translation>
    </message>
    <message>
        <source>Press again: nothing more goes there</source>
        <translation>再按一次：不再向其送出</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>联网</translation>
    </message>
    <message>
        <source>Whom this computer meets</source>
        <translation>本机与谁同步</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Fingerprint of its certificate</source>
        <translation>证书指纹</translation>
    </message>
    <message>
        <source>Join a centre</source>
        <translation>接入中心</translation>
    </message>
    <message>
        <source>The centre's administrator gives you a one-time code. Everything recorded here so far goes along, and work goes on meanwhile.</source>
        <translation>接入码由中心管理员提供，只能用一次。本大厅已有记录会一并上报，其间照常办理。</translation>
    </message>
    <message>
        <source>vouched for by the system's authorities</source>
        <translation>由系统信任的机构签发</translation>
    </message>
    <message>
        <source>Asking there …</source>
        <translation>正在联络…</translation>
    </message>
    <message>
        <source>This hall has joined {name}.</source>
        <translation>本大厅已接入{name}。</translation>
    </message>
    <message>
        <source>Its records go there now, in the background.</source>
        <translation>记录正在后台送出。</translation>
    </message>
    <message>
        <source>With</source>
        <translation>同步对象</translation>
    </message>
</context>
</TS>
