<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.walls</name>
    <message>
        <source>In the database the table {table} is not kept apart by halls. Nothing was changed. Somebody has altered the database: restore it, or ask its administrator.</source>
        <translation>数据库中的表 {table} 没有按大厅隔离。未作任何改动。有人改动过数据库：请恢复它，或询问其管理员。</translation>
    </message>
    <message>
        <source>Halls can't be kept apart in this database: its user may not work in the role {role}. Nothing was changed. Let the administrator of the database server run: CREATE ROLE {role} NOLOGIN; GRANT {role} TO the user that this program signs in as.</source>
        <translation>此数据库无法隔离各大厅：登录用户不能使用角色 {role}。未作任何改动。请数据库服务器的管理员执行：CREATE ROLE {role} NOLOGIN; 再 GRANT {role} TO 本程序登录所用的用户。</translation>
    </message>
    <message>
        <source>This database lets the role {role} make no temporary tables. Nothing was changed. Let the administrator of the database server run: GRANT TEMPORARY ON DATABASE {database} TO {role}.</source>
        <translation>此数据库不允许角色 {role} 建立临时表。未作任何改动。请数据库服务器的管理员执行：GRANT TEMPORARY ON DATABASE {database} TO {role}。</translation>
    </message>
</context>
</TS>
