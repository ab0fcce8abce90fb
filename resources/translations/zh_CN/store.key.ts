<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>store.key</name>
    <message>
        <source>The database is here, but its key is not. Nothing was changed. Bring back the key file or this computer's key store, or restore a backup.</source>
        <translation>数据库还在，但找不到它的密钥，未作任何改动。请找回密钥文件或本机密钥库，或恢复备份。</translation>
    </message>
    <message>
        <source>The key is kept in this computer's key store.</source>
        <translation>密钥保存在本机的系统密钥库中。</translation>
    </message>
    <message>
        <source>This computer has no key store: the key is kept in a file beside the database that only this user can read. Whoever copies both files can read the data.</source>
        <translation>本机没有系统密钥库：密钥保存在数据库旁边、仅当前用户可读的文件里。谁把两个文件一起拷走，谁就能读到数据。</translation>
    </message>
    <message>
        <source>The key file is damaged. Nothing was changed. Restore it from a backup.</source>
        <translation>密钥文件已损坏，未作任何改动。请用备份恢复。</translation>
    </message>
</context>
</TS>
