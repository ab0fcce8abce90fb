<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.widgets.photographs</name>
    <message>
        <source>Add photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Newest photos</source>
        <translation>最新照片</translation>
    </message>
    <message>
        <source>Other folder</source>
        <translation>其他文件夹</translation>
    </message>
    <message>
        <source>At most {most} photos.</source>
        <translation>最多 {most} 张照片。</translation>
    </message>
    <message>
        <source>Preparing the photo …</source>
        <translation>正在处理照片…</translation>
    </message>
    <message>
        <source>Looking for photos …</source>
        <translation>正在查找照片…</translation>
    </message>
    <message>
        <source>There are no photos in {folder}.</source>
        <translation>{folder} 里没有照片。</translation>
    </message>
</context>
</TS>
