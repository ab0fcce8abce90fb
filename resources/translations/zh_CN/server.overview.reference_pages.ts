<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.reference_pages</name>
    <message>
        <source>Choose a hall.</source>
        <translation>请选择大厅。</translation>
    </message>
    <message>
        <source>Choose a sign.</source>
        <translation>请选择判定符号。</translation>
    </message>
</context>
</TS>
