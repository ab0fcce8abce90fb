<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sync.bundle</name>
    <message>
        <source>This bundle was written by a newer version of the program. Nothing of it was taken. Update the program on this computer.</source>
        <translation>此交换文件由更新版本的程序写出。未读入任何内容。请先更新本机程序。</translation>
    </message>
    <message>
        <source>The bundle is written: {entries} entries of {devices} desks.</source>
        <translation>交换文件已写好：{devices} 个工位的 {entries} 条记录。</translation>
    </message>
    <message>
        <source>The bundle was read: {kept} entries were taken.</source>
        <translation>交换文件已读完：新读入 {kept} 条记录。</translation>
    </message>
    <message>
        <source>The bundle is written. The other side has everything already.</source>
        <translation>交换文件已写好。对方已有全部记录。</translation>
    </message>
    <message>
        <source>Stopped: {kept} entries were taken. Reading it again takes the rest.</source>
        <translation>已停止：已读入 {kept} 条记录。再读一次即可读入其余部分。</translation>
    </message>
    <message>
        <source>{kept} entries were taken, and some were not.</source>
        <translation>已读入 {kept} 条记录，另有部分未能读入。</translation>
    </message>
    <message>
        <source>Everything in the bundle was here already.</source>
        <translation>交换文件中的内容本机已全部具有。</translation>
    </message>
    <message>
        <source>Stopped. No bundle was written.</source>
        <translation>已停止，没有写出交换文件。</translation>
    </message>
    <message>
        <source>The bundle is written: {entries} entries of {devices} desks, and the newest {photos} photos and scans; {left_out} more did not fit.</source>
        <translation>交换文件已写好：{devices} 个工位的 {entries} 条记录和最新的 {photos} 份照片或扫描件；另有 {left_out} 份放不下。</translation>
    </message>
    <message>
        <source>The bundle is written: {entries} entries of {devices} desks, {photos} photos and scans.</source>
        <translation>交换文件已写好：{devices} 个工位的 {entries} 条记录，{photos} 份照片或扫描件。</translation>
    </message>
    <message>
        <source>The bundle was read: {kept} entries, {photos} photos and scans were taken.</source>
        <translation>交换文件已读取：收下 {kept} 条记录，{photos} 份照片或扫描件。</translation>
    </message>
</context>
</TS>
