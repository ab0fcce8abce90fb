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
    <message>
        <source>The key file can't be read. Nothing was changed. Sign in to the computer as the user that it belongs to.</source>
        <translation>密钥文件无法读取，未作任何改动。请用它所属的用户登录电脑。</translation>
    </message>
    <message>
        <source>The key could not be written there. Choose another place.</source>
        <translation>密钥无法写到那里，请换一个位置。</translation>
    </message>
    <message>
        <source>This computer's key store is locked, and the key of the database is in it. Nothing was changed and nothing is lost. Unlock the key store, then start again.</source>
        <translation>本机的系统密钥库已锁定，数据库的密钥在里面。未作任何改动，也没有丢失任何数据。请解锁密钥库后重新启动。</translation>
    </message>
    <message>
        <source>This computer's key store does not answer, and the key of the database is in it. Nothing was changed. Sign in to the desktop of this computer, then start again.</source>
        <translation>本机的系统密钥库没有响应，数据库的密钥在里面。未作任何改动。请登录本机桌面后重新启动。</translation>
    </message>
</context>
</TS>
