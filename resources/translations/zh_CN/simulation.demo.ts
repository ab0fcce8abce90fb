<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>simulation.demo</name>
    <message>
        <source>The demo hall lacks somebody of its staff.</source>
        <translation>演示大厅缺少人员。</translation>
    </message>
    <message>
        <source>There is a hall in this folder that is no demo hall. It was left as it is. Name another folder with --data-dir.</source>
        <translation>此文件夹中已有非演示大厅，未作改动。请用 --data-dir 另选文件夹。</translation>
    </message>
</context>
</TS>
