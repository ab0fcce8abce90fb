<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.join_hall</name>
    <message>
        <source>Join a hall that exists</source>
        <translation>加入已有大厅</translation>
    </message>
    <message>
        <source>The centre's or the hall's administrator gives you an address and a code. Each code works once.</source>
        <translation>地址和接入码由中心或大厅管理员提供，每个接入码只能用一次。</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>A new hall instead</source>
        <translation>改为新建大厅</translation>
    </message>
    <message>
        <source>Code (type it, or scan it)</source>
        <translation>接入码（可输入或扫码）</translation>
    </message>
    <message>
        <source>Address of the hub or the centre</source>
        <translation>大厅主机或中心的地址</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>本工位名称</translation>
    </message>
    <message>
        <source>Fetch the rest later</source>
        <translation>其余稍后再取</translation>
    </message>
    <message>
        <source>{count} records fetched …</source>
        <translation>已取得 {count} 条记录…</translation>
    </message>
    <message>
        <source>Found in this network</source>
        <translation>在本网络中找到</translation>
    </message>
</context>
</TS>
