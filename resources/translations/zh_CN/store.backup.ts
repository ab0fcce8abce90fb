<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>store.backup</name>
    <message>
        <source>A file of this name is there already. Choose another name.</source>
        <translation>已有同名文件，请换一个名称。</translation>
    </message>
    <message>
        <source>The copy could not be read back and was thrown away.</source>
        <translation>备份写出后无法读回，已丢弃。</translation>
    </message>
    <message>
        <source>The copy could not be written there. Choose another place.</source>
        <translation>备份无法写到那里，请换一个位置。</translation>
    </message>
</context>
</TS>
