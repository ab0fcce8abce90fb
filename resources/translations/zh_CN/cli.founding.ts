<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.founding</name>
    <message>
        <source>The hall {name} is ready.</source>
        <translation>{name} 已建好。</translation>
    </message>
</context>
</TS>
