<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sync.bundle_reading</name>
    <message>
        <source>Entries before these are missing here. Read the older bundles first, or ask for a whole one.</source>
        <translation>本机缺少这些记录之前的记录。请先读入较早的交换文件，或请对方写一份完整的。</translation>
    </message>
    <message>
        <source>This desk has two histories, and the bundle does not reach back to where they part. Ask for a whole one.</source>
        <translation>该工位有两份不同的记录，而交换文件没有包含到分叉之处。请对方写一份完整的。</translation>
    </message>
    <message>
        <source>They are of another hall and were refused. Report this.</source>
        <translation>属于另一个大厅，已拒收。请上报此问题。</translation>
    </message>
    <message>
        <source>They do not fit their chain and were refused. Run 'journal verify' on the computer that wrote the bundle and report it.</source>
        <translation>记录校验不符，已拒收。请在写出该文件的电脑上运行 journal verify 并上报。</translation>
    </message>
    <message>
        <source>The last of them is not complete; everything before was taken.</source>
        <translation>最后一项不完整；在它之前的都已读入。</translation>
    </message>
    <message>
        <source>One of them is too large; everything before it was taken.</source>
        <translation>其中一条记录过大；在它之前的都已读入。</translation>
    </message>
    <message>
        <source>{count} entries were taken.</source>
        <translation>新读入 {count} 条记录。</translation>
    </message>
    <message>
        <source>This desk had two histories (a copied disk, or a backup brought back): one is a desk of its own now. Nothing of either is lost.</source>
        <translation>该工位有两份不同的记录（磁盘被复制，或恢复了备份）：其中一份现已成为单独的工位。两份记录都没有丢失。</translation>
    </message>
    <message>
        <source>Everything was here already.</source>
        <translation>本机已全部具有。</translation>
    </message>
</context>
</TS>
