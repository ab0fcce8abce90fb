<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.printing</name>
    <message>
        <source>No printer is set up on this computer. The record is kept. Set up a printer, then print again.</source>
        <translation>本机没有设置打印机。记录已保存。请设置打印机后再打印。</translation>
    </message>
    <message>
        <source>The printer did not take the paper. The record is kept. Look at the printer, then print again.</source>
        <translation>打印机没有打印。记录已保存。请检查打印机后再打印。</translation>
    </message>
</context>
</TS>
