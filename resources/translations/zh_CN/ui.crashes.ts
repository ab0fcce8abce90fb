<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.crashes</name>
    <message>
        <source>The program made a mistake. What was saved before is safe. Try again; if it happens again, tell the administrator: a record without personal data was kept.</source>
        <translation>程序出错了。之前保存的内容都在。请再试一次；若再次出现，请告诉管理员：已留下不含个人信息的记录。</translation>
    </message>
    <message>
        <source>The program made a mistake, and no record of it could be kept on the disk. What was saved before is safe. Look whether the disk is full, then try again.</source>
        <translation>程序出错，且磁盘上未能留下记录。此前已保存的内容都在。请查看磁盘是否已满，再重试。</translation>
    </message>
</context>
</TS>
