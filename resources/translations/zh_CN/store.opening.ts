<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>store.opening</name>
    <message>
        <source>This database was made by a newer version of the program. It was left as it is. Update the program on this computer.</source>
        <translation>这个数据库由更新版本的程序建立，未作任何改动。请升级本机程序。</translation>
    </message>
</context>
</TS>
