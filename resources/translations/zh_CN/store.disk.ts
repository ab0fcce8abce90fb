<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>store.disk</name>
    <message>
        <source>{megabytes} MB are free on the disk.</source>
        <translation>磁盘剩余 {megabytes} MB。</translation>
    </message>
    <message>
        <source>The disk is full: nothing more can be saved. Make room now.</source>
        <translation>磁盘已满，无法再保存。请立即腾出空间。</translation>
    </message>
    <message>
        <source>The disk is nearly full: {megabytes} MB are left. Make room soon.</source>
        <translation>磁盘快满了：只剩 {megabytes} MB。请尽快腾出空间。</translation>
    </message>
</context>
</TS>
