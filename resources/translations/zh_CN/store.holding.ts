<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>store.holding</name>
    <message>
        <source>The database is open in another window or program. Nothing was changed. Close it there, then try again.</source>
        <translation>数据库正在另一个窗口或程序中打开，未作任何改动。请先关闭，再试一次。</translation>
    </message>
</context>
</TS>
