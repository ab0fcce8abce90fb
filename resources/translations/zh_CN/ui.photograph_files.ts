<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.photograph_files</name>
    <message>
        <source>This picture is too large to be opened here. Take one with fewer pixels, then add it again.</source>
        <translation>图片太大，无法在本机打开。请换一张像素较低的图片再添加。</translation>
    </message>
    <message>
        <source>The photos can't be read from there. Put the card or stick in again, or choose another folder.</source>
        <translation>无法从那里读取照片。请重新插好存储卡或 U 盘，或选择其他文件夹。</translation>
    </message>
</context>
</TS>
