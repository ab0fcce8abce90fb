<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>simulation.cast</name>
    <message>
        <source>One person plays the whole hall here: sign in as duty leader or counter clerk.</source>
        <translation>这里由一个人模拟全部岗位：请用带班领导或窗口人员账号登录。</translation>
    </message>
</context>
</TS>
