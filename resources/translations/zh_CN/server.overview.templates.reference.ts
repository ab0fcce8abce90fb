<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.reference</name>
    <message>
        <source>It reaches the halls as entries, also those whose line is down as soon as it is back.</source>
        <translation>以记录形式下发到各大厅；断线的大厅恢复连接后即可收到。</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>下发</translation>
    </message>
    <message>
        <source>Too low</source>
        <translation>过低</translation>
    </message>
    <message>
        <source>Accounts in use</source>
        <translation>启用账号</translation>
    </message>
    <message>
        <source>Matters retired</source>
        <translation>停办事项</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
</context>
</TS>
