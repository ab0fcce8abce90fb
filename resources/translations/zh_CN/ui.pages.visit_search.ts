<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.visit_search</name>
    <message>
        <source>Name, pinyin or initials, end of document or phone, ticket; or scan</source>
        <translation>姓名、拼音或首字母、证件或电话末几位、号票；也可扫码</translation>
    </message>
    <message>
        <source>Find a visit</source>
        <translation>查找来访</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>号票</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Nobody found. Type fewer letters, or only the last four digits.</source>
        <translation>没有找到。少输几个字，或只输末四位。</translation>
    </message>
    <message>
        <source>Document {document}: {count} visits</source>
        <translation>证件 {document}：来访 {count} 次</translation>
    </message>
    <message>
        <source>The scanned or opened ticket · Esc shows all of today</source>
        <translation>已打开的号票 · Esc 显示今天的来访</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>找到 {count} 次来访</translation>
    </message>
    <message>
        <source>The last {count} of today</source>
        <translation>今天最近 {count} 位</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
</context>
</TS>
