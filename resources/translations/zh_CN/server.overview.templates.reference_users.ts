<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.reference_users</name>
    <message>
        <source>Who signs in at the desks.</source>
        <translation>在工位登录的人员。</translation>
    </message>
    <message>
        <source>Name and roles</source>
        <translation>姓名与角色</translation>
    </message>
    <message>
        <source>Nobody of this hall's staff is known here yet.</source>
        <translation>中心尚无该大厅的人员账号。</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>添加人员</translation>
    </message>
</context>
</TS>
