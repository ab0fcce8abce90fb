<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli</name>
    <message>
        <source>There is no hall in this folder. Name another one with --data-dir.</source>
        <translation>这个文件夹里没有大厅。请用 --data-dir 指定其他文件夹。</translation>
    </message>
    <message>
        <source>The hall {name} is ready.</source>
        <translation>{name} 已建好。</translation>
    </message>
    <message>
        <source>The backup is complete and was read back.</source>
        <translation>备份已完成，并已读回核对。</translation>
    </message>
    <message>
        <source>Entry {name}: {what}</source>
        <translation>记录 {name}：{what}</translation>
    </message>
    <message>
        <source>The journal is exactly as it was written.</source>
        <translation>日志与写入时完全一致。</translation>
    </message>
    <message>
        <source>{count} entries were folded anew.</source>
        <translation>已重新汇总 {count} 条记录。</translation>
    </message>
</context>
</TS>
