<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>store.restore</name>
    <message>
        <source>The backup can't be read: the key does not fit or the file is damaged. Nothing was changed. Name the key file that was written with it with --key-file, or take another backup.</source>
        <translation>备份无法读取：密钥不符或文件已损坏。未作任何改动。请用 --key-file 指定与它一起写出的密钥文件，或换一份备份。</translation>
    </message>
    <message>
        <source>There is no backup of this name.</source>
        <translation>没有这个名称的备份。</translation>
    </message>
    <message>
        <source>This computer has no key for the backup. Bring the key file that was written with it (backup --with-key) and name it with --key-file. Nothing was changed.</source>
        <translation>本机没有这份备份的密钥，未作任何改动。请带来与它一起写出的密钥文件（backup --with-key），并用 --key-file 指定。</translation>
    </message>
    <message>
        <source>There is no key file of this name.</source>
        <translation>没有这个名称的密钥文件。</translation>
    </message>
    <message>
        <source>The backup is damaged. Nothing was changed. Take another backup.</source>
        <translation>备份已损坏，未作任何改动。请换一份备份。</translation>
    </message>
</context>
</TS>
