<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.hub</name>
    <message>
        <source>This hub serves no hall yet. Start it once with --name first.</source>
        <translation>此大厅主机尚未服务任何大厅。请先用 --name 启动一次。</translation>
    </message>
    <message>
        <source>This hub has a centre: codes for its desks are made there.</source>
        <translation>此大厅主机已加入中心：工位的接入码由中心生成。</translation>
    </message>
    <message>
        <source>A centre is joined with a code: give --code too.</source>
        <translation>加入中心需要接入码：请同时给出 --code。</translation>
    </message>
    <message>
        <source>Name the hall with --name, or join a centre with --centre and --code.</source>
        <translation>请用 --name 给出大厅名称，或用 --centre 和 --code 加入中心。</translation>
    </message>
    <message>
        <source>Desks of {hall} reach this hub at {address}.</source>
        <translation>{hall}的工位可通过 {address} 连接此大厅主机。</translation>
    </message>
    <message>
        <source>It has no centre. `counter-app hub code` makes codes for the hall's desks.</source>
        <translation>它没有中心。用 `counter-app hub code` 为本大厅的工位生成接入码。</translation>
    </message>
    <message>
        <source>It passes on what they write to {name}.</source>
        <translation>工位的记录由它转送到{name}。</translation>
    </message>
</context>
</TS>
