<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.roster</name>
    <message>
        <source>The roster reaches from {earliest} to {latest}.</source>
        <translation>带班表的日期在 {earliest} 至 {latest} 之间。</translation>
    </message>
    <message>
        <source>Why do they change places? Enter the reason.</source>
        <translation>为什么调班？请填写原因。</translation>
    </message>
    <message>
        <source>The duty roster was changed here meanwhile. Look at it again.</source>
        <translation>带班表此处刚被他人改动，请重新查看。</translation>
    </message>
    <message>
        <source>The hall has no shift of this name.</source>
        <translation>大厅没有这个班次。</translation>
    </message>
    <message>
        <source>The same person leads there. Choose another day.</source>
        <translation>两处带班的是同一人，请另选一天。</translation>
    </message>
    <message>
        <source>{name} would be leader and deputy on {day}. Let the deputies change as well, or enter another one first.</source>
        <translation>{day} {name} 会同时是带班和副班。请让副班一并调换，或先另填副班。</translation>
    </message>
    <message>
        <source>{leader} leads</source>
        <translation>{leader} 带班</translation>
    </message>
    <message>
        <source>nobody leads</source>
        <translation>无人带班</translation>
    </message>
    <message>
        <source>nobody leads: {why}</source>
        <translation>无人带班：{why}</translation>
    </message>
    <message>
        <source>{leader} instead of {other}, who leads on {day}: {why}</source>
        <translation>{leader} 换下 {other}（改为 {day}）：{why}</translation>
    </message>
</context>
</TS>
