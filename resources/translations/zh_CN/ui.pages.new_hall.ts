<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.new_hall</name>
    <message>
        <source>A new hall on this computer</source>
        <translation>在本机新建大厅</translation>
    </message>
    <message>
        <source>All data stay on this computer, encrypted. No network is needed.</source>
        <translation>数据加密保存在本机，无需联网。</translation>
    </message>
    <message>
        <source>Name of the hall</source>
        <translation>大厅名称</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>本工位名称</translation>
    </message>
    <message>
        <source>Administrator's sign-in name</source>
        <translation>管理员登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>再输入一次密码</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>请稍候……</translation>
    </message>
    <message>
        <source>This is still empty.</source>
        <translation>此项还没有填写。</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
    <message>
        <source>Join a hall that exists</source>
        <translation>加入已有大厅</translation>
    </message>
</context>
</TS>
