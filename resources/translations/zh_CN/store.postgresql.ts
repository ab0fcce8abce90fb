<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>store.postgresql</name>
    <message>
        <source>This is no address of a database. Write it as postgresql://user@host/name or sqlite:///file.</source>
        <translation>这不是数据库地址。请写成 postgresql://用户@主机/库名 或 sqlite:///文件。</translation>
    </message>
    <message>
        <source>The disk of the database server is full. Nothing of this was saved; everything before it is safe. Make room there.</source>
        <translation>数据库服务器的磁盘已满，本次未保存，此前的内容都安全。请在该服务器上腾出空间。</translation>
    </message>
    <message>
        <source>The database server can only be read just now: another one is taking over from it, or it is a copy. Everything saved is safe. It is tried again.</source>
        <translation>数据库服务器当前只读：正由另一台接管，或它是副本。已保存的内容都安全，稍后自动重试。</translation>
    </message>
    <message>
        <source>The database server refuses this program: the user, the password or the name of the database is not right. Nothing was changed. Look at the address of the database.</source>
        <translation>数据库服务器拒绝了本程序：用户、密码或库名不对。未作任何改动。请检查数据库地址。</translation>
    </message>
    <message>
        <source>The database server says that its files are damaged. Nothing was saved. Restore a backup there.</source>
        <translation>数据库服务器报告其文件已损坏，本次未保存。请在该服务器上恢复备份。</translation>
    </message>
    <message>
        <source>The database server does not allow this to this program. Nothing was saved. Ask its administrator for the right.</source>
        <translation>数据库服务器不允许本程序这样做，本次未保存。请向其管理员申请权限。</translation>
    </message>
    <message>
        <source>The database server does not answer. Everything saved is safe. It is tried again; look whether the database server is running.</source>
        <translation>数据库服务器没有应答。已保存的内容都安全，稍后自动重试；请检查数据库服务器是否在运行。</translation>
    </message>
</context>
</TS>
