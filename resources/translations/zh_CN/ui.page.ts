<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.page</name>
    <message>
        <source>not up to date</source>
        <translation>未更新</translation>
    </message>
    <message>
        <source>not up to date, as of {time}</source>
        <translation>未更新，截至 {time}</translation>
    </message>
</context>
</TS>
