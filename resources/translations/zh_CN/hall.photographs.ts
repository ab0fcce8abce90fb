<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.photographs</name>
    <message>
        <source>This scan is too large: {size} MB, at most {most} MB. Scan it in grey or with fewer dots, then add it again.</source>
        <translation>扫描件太大：{size} MB，最多 {most} MB。请用灰度或较低分辨率重新扫描后再添加。</translation>
    </message>
    <message>
        <source>This scan can't be read: it is damaged, empty or locked by a password. Save it again without a password, then add it again.</source>
        <translation>扫描件无法读取：可能已损坏、为空或设有密码。请去掉密码另存后再添加。</translation>
    </message>
    <message>
        <source>This is no picture that can be read here. Take a JPEG or PNG; on a telephone choose 'most compatible' as the camera's format, then add it again.</source>
        <translation>这不是本机能读取的图片。请用 JPEG 或 PNG；手机相机格式请选“兼容性最佳”，然后重新添加。</translation>
    </message>
    <message>
        <source>This picture is damaged or cut off. Copy it from the camera again, then add it again.</source>
        <translation>图片已损坏或不完整。请从相机重新复制后再添加。</translation>
    </message>
    <message>
        <source>This picture is too large to be opened here. Take one with fewer pixels, then add it again.</source>
        <translation>图片太大，无法在本机打开。请换一张像素较低的图片再添加。</translation>
    </message>
</context>
</TS>
