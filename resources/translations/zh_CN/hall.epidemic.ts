<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.epidemic</name>
    <message>
        <source>The end of the epidemic lies between {earliest} and {latest}.</source>
        <translation>疫情结束日期应在 {earliest} 至 {latest} 之间。</translation>
    </message>
    <message>
        <source>Enter a day as 2020-11-30, or nothing while the end is not known.</source>
        <translation>请按 2020-11-30 的格式输入日期；结束日期尚不明确时留空。</translation>
    </message>
</context>
</TS>
