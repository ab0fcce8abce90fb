<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.staff_care</name>
    <message>
        <source>My care</source>
        <translation>我的关怀</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>您的登录密码</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Nothing written yet.</source>
        <translation>还没有记录。</translation>
    </message>
    <message>
        <source>How have I been?</source>
        <translation>近况自查</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写一条记录</translation>
    </message>
    <message>
        <source>Note of a talk</source>
        <translation>谈话记录</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>关闭本页</translation>
    </message>
    <message>
        <source>Your password was set by the administrator, so you have new keys.</source>
        <translation>您的密码由管理员重设，密钥已更换。</translation>
    </message>
    <message>
        <source>You can't open what was written before. Staff care can, and can share it with you again.</source>
        <translation>以前的记录您暂时打不开；员工关怀人员可以打开，并可重新共享给您。</translation>
    </message>
    <message>
        <source>Only for you and staff care</source>
        <translation>只有您和员工关怀人员能看</translation>
    </message>
    <message>
        <source>What is written here is sealed: leaders, administrators and other desks can't read it. They can see that something was written, and when. Your password opens it; it closes by itself when you go elsewhere.</source>
        <translation>这里的内容加密保存，领导、管理员和其他工位都读不到，只能看到何时有过记录。用您的登录密码打开；离开本页会自动关闭。</translation>
    </message>
    <message>
        <source>Where there is help</source>
        <translation>可以向谁求助</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>What you write here can be read by: {names}.</source>
        <translation>您在这里写的内容，以下人员可以阅读：{names}。</translation>
    </message>
    <message>
        <source>Choose a record to read it.</source>
        <translation>选中一条记录即可阅读。</translation>
    </message>
    <message>
        <source>Share {count} with who may</source>
        <translation>共享 {count} 条给有权阅读的人</translation>
    </message>
    <message>
        <source>You can't open this one: it was written before you had your present keys. Somebody who can read it may share it.</source>
        <translation>这条记录您打不开：写下时您还没有现在的密钥。能阅读它的人可以共享给您。</translation>
    </message>
    <message>
        <source>Not yet by {names}, who has not opened this page before.</source>
        <translation>{names} 尚未打开过本页，暂时还不能阅读。</translation>
    </message>
    <message>
        <source>{count} records can be read by who may.</source>
        <translation>已有 {count} 条记录共享给有权阅读的人。</translation>
    </message>
</context>
</TS>
