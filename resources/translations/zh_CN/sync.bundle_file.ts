<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sync.bundle_file</name>
    <message>
        <source>The bundle could not be written there. Choose another place.</source>
        <translation>交换文件无法写到该位置。请另选位置。</translation>
    </message>
    <message>
        <source>The bundle is not complete: copying it was cut off. Nothing of it was taken. Copy or write it again.</source>
        <translation>交换文件不完整：复制时被中断。未读入任何内容。请重新复制或重新写出。</translation>
    </message>
    <message>
        <source>The bundle was altered or damaged on its way. Nothing of it was taken. Write it again, on another stick if this comes back.</source>
        <translation>交换文件在途中被改动或损坏。未读入任何内容。请重新写出；如再次出现，请换一个U盘。</translation>
    </message>
    <message>
        <source>The passphrase needs at least {shortest} characters.</source>
        <translation>口令至少需要 {shortest} 个字符。</translation>
    </message>
    <message>
        <source>There is no room for the bundle. Nothing of it was left behind. Make room there, or take another stick.</source>
        <translation>空间不足，无法写出交换文件，未留下残缺文件。请腾出空间，或换一个U盘。</translation>
    </message>
    <message>
        <source>The stick takes no file of this size (FAT32: 4 GB). Nothing of it was left behind. Take a stick formatted as exFAT.</source>
        <translation>该U盘存不下这么大的文件（FAT32 上限为 4 GB），未留下残缺文件。请使用 exFAT 格式的U盘。</translation>
    </message>
    <message>
        <source>This file is no bundle of this program.</source>
        <translation>此文件不是本程序的交换文件。</translation>
    </message>
    <message>
        <source>This bundle is of another hall. Nothing of it was taken.</source>
        <translation>此交换文件属于另一个大厅。未读入任何内容。</translation>
    </message>
    <message>
        <source>The passphrase does not fit this bundle. Nothing of it was taken. Type it as it was when the bundle was written.</source>
        <translation>口令与此交换文件不符。未读入任何内容。请输入写出该文件时所用的口令。</translation>
    </message>
    <message>
        <source>The bundle can't be read. What was taken of it is kept. Look whether the stick is still there, then read it again.</source>
        <translation>无法读取交换文件。已读入的内容都已保留。请检查U盘是否仍在，然后重新读取。</translation>
    </message>
</context>
</TS>
