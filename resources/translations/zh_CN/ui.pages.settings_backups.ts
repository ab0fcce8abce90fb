<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.settings_backups</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>最近一次备份</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Once a day the program makes a backup by itself. It does not survive the disk it lies on: now and then write one to a memory stick with counter-app backup FILE --with-key, and keep the key apart. Without the key nobody can read it.</source>
        <translation>程序每天自动备份一次。磁盘损坏时，同一磁盘上的备份也会丢失：请不时用 counter-app backup 文件 --with-key 备份到优盘，密钥另外存放。没有密钥，谁也读不了备份。</translation>
    </message>
    <message>
        <source>can't be read now</source>
        <translation>现在读不到</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>还没有备份。</translation>
    </message>
    <message>
        <source>{count} daily backups</source>
        <translation>{count} 份每日备份</translation>
    </message>
</context>
</TS>
