<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.file_saving</name>
    <message>
        <source>The file could not be saved there. Choose another folder.</source>
        <translation>无法保存到该位置，请换一个文件夹。</translation>
    </message>
</context>
</TS>
