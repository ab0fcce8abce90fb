<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.backups</name>
    <message>
        <source>The backup is complete and was read back.</source>
        <translation>备份已完成，并已读回核对。</translation>
    </message>
    <message>
        <source>Name the file of the backup that the key is to go with.</source>
        <translation>请指定与密钥一起写出的备份文件名。</translation>
    </message>
    <message>
        <source>The backup was checked and restored.</source>
        <translation>备份已核对并恢复。</translation>
    </message>
    <message>
        <source>Today's daily backup was made.</source>
        <translation>今天的每日备份已完成。</translation>
    </message>
    <message>
        <source>Today's daily backup is there already.</source>
        <translation>今天的每日备份已经有了。</translation>
    </message>
    <message>
        <source>The database from before is kept as {file}.</source>
        <translation>恢复前的数据库已另存为 {file}。</translation>
    </message>
    <message>
        <source>The key was written to {file}. Whoever has both files can read the data: carry them separately.</source>
        <translation>密钥已写入 {file}。谁同时拿到这两个文件，谁就能读到数据：请分开携带。</translation>
    </message>
    <message>
        <source>It can be restored on this computer. For another computer its key is needed too: backup --with-key.</source>
        <translation>这份备份可以在本机恢复。要在其他电脑上恢复，还需要它的密钥：请用 backup --with-key。</translation>
    </message>
</context>
</TS>
