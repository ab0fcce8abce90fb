<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>store.engine</name>
    <message>
        <source>The database reported a fault. This entry was not saved; everything before it is safe.</source>
        <translation>数据库出错，本条没有保存；之前保存的都在。</translation>
    </message>
    <message>
        <source>The key of the database is not complete. The file was left as it is.</source>
        <translation>数据库密钥不完整，文件未作任何改动。</translation>
    </message>
    <message>
        <source>The disk is full. This entry was not saved; everything before it is safe. Make room, then save again.</source>
        <translation>磁盘已满，本条没有保存；之前保存的都在。请腾出空间后再保存一次。</translation>
    </message>
    <message>
        <source>Another program is holding the database. Nothing was saved. Try again in a moment.</source>
        <translation>数据库正被其他程序占用，本次没有保存。请稍后再试。</translation>
    </message>
    <message>
        <source>The database can't be read: the key does not fit or the file is damaged. It was left as it is. Restore a backup, or ask the administrator.</source>
        <translation>数据库无法读取：密钥不符或文件已损坏。文件未作任何改动。请恢复备份，或联系管理员。</translation>
    </message>
    <message>
        <source>The folder of the database can't be written. Nothing was saved. Ask the administrator for the right to write there.</source>
        <translation>数据库所在文件夹无法写入，本次没有保存。请管理员开通写入权限。</translation>
    </message>
    <message>
        <source>The disk is full, and the database can't be read without room. Everything saved is safe. Make room; then this goes on by itself.</source>
        <translation>磁盘已满，没有空间就无法读取数据库。已保存的内容都在。请腾出空间，之后会自动恢复。</translation>
    </message>
    <message>
        <source>The database can't be read just now. Everything saved is safe. Look whether the disk is still there; then this goes on by itself.</source>
        <translation>暂时无法读取数据库。已保存的内容都在。请查看磁盘是否仍连接，之后会自动恢复。</translation>
    </message>
    <message>
        <source>Too many at once want the database. Nothing was saved. Try again in a moment.</source>
        <translation>同时使用数据库的请求太多，本次未保存。请稍后重试。</translation>
    </message>
</context>
</TS>
