<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.data_dir</name>
    <message>
        <source>There is no hall in this folder. Name another one with --data-dir.</source>
        <translation>这个文件夹里没有大厅。请用 --data-dir 指定其他文件夹。</translation>
    </message>
</context>
</TS>
