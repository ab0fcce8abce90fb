<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.bundle_sheet</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>再输入一次口令</translation>
    </message>
    <message>
        <source>Write to USB</source>
        <translation>写入 U 盘</translation>
    </message>
    <message>
        <source>Read from USB</source>
        <translation>从 U 盘读取</translation>
    </message>
    <message>
        <source>Everything recorded here goes into one encrypted file. Read it at the other computer with the same passphrase. That you wrote it is recorded.</source>
        <translation>本机全部记录写入一个加密文件，在另一台电脑上用同一口令读取。写入操作会留下记录。</translation>
    </message>
    <message>
        <source>What is in the file and not here is taken over. Reading it twice changes nothing.</source>
        <translation>文件中有而本机没有的记录会并入本机，重复读取不会重复。</translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
    <message>
        <source>{done} of {total} records</source>
        <translation>{done} / {total} 条</translation>
    </message>
    <message>
        <source>The stick can't be read. Choose another place.</source>
        <translation>U 盘无法读取，请另选位置。</translation>
    </message>
</context>
</TS>
