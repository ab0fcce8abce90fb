<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.outcomes</name>
    <message>
        <source>What became of it</source>
        <translation>执行结果</translation>
    </message>
    <message>
        <source>Written for {count} halls. Their desks get it when they meet the centre next.</source>
        <translation>已写入 {count} 个大厅，各工位下次与中心同步时生效。</translation>
    </message>
    <message>
        <source>Written for {done} of {all} halls.</source>
        <translation>已写入 {all} 个大厅中的 {done} 个。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>written</source>
        <translation>已写入</translation>
    </message>
</context>
</TS>
