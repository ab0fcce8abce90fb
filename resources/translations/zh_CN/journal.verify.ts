<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>journal.verify</name>
    <message>
        <source>Entries before it are missing.</source>
        <translation>在它之前的记录缺失。</translation>
    </message>
    <message>
        <source>It does not fit the chain: it was altered.</source>
        <translation>与链条不符：被改动过。</translation>
    </message>
    <message>
        <source>Its body was altered.</source>
        <translation>内容被改动过。</translation>
    </message>
    <message>
        <source>Its body is gone, but no entry orders that.</source>
        <translation>内容不见了，却没有脱敏记录。</translation>
    </message>
    <message>
        <source>The device's newest entries are missing.</source>
        <translation>该工位最新的记录缺失。</translation>
    </message>
    <message>
        <source>The backup holds no hall. Nothing was changed. Take another backup.</source>
        <translation>这份备份里没有大厅，未作任何改动。请换一份备份。</translation>
    </message>
    <message>
        <source>The journal in the backup was altered ({count} problems). Nothing was changed. Take another backup.</source>
        <translation>备份里的日志被改动过（{count} 处问题），未作任何改动。请换一份备份。</translation>
    </message>
</context>
</TS>
