<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.commands</name>
    <message>
        <source>{pictures} pictures and {papers} papers are in {folder}.</source>
        <translation>{pictures} 张图片和 {papers} 份文件已保存到 {folder}。</translation>
    </message>
</context>
</TS>
