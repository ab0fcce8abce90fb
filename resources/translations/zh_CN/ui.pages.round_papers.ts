<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.round_papers</name>
    <message>
        <source>Rounds and findings of {month}</source>
        <translation>{month} 巡查与问题</translation>
    </message>
</context>
</TS>
