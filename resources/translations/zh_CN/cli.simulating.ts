<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.simulating</name>
    <message>
        <source>This is a demo hall: everybody knows its passwords.</source>
        <translation>这是演示大厅，密码人人知道，请勿录入真实信息。</translation>
    </message>
    <message>
        <source>{day}: {count} came to the door.</source>
        <translation>{day}：到门口 {count} 人</translation>
    </message>
    <message>
        <source>Isolation cases opened: {count}</source>
        <translation>新开留观个案：{count}</translation>
    </message>
    <message>
        <source>{acts} acts wrote {entries} entries in {seconds} s.</source>
        <translation>{acts} 次操作写入 {entries} 条记录，用时 {seconds} 秒。</translation>
    </message>
    <message>
        <source>{login}  password {password}  {name}, {roles}</source>
        <translation>{login}  密码 {password}  {name}，{roles}</translation>
    </message>
    <message>
        <source>{what}: {count}</source>
        <translation>{what}：{count}</translation>
    </message>
    <message>
        <source>There is a hall in this folder. Say who signs in with --user.</source>
        <translation>此文件夹中已有大厅，请用 --user 指明登录人。</translation>
    </message>
</context>
</TS>
