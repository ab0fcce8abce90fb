<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.backups</name>
    <message>
        <source>The backup is complete and was read back.</source>
        <translation>备份已完成，并已读回核对。</translation>
    </message>
</context>
</TS>
