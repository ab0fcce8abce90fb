<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.settings_channels</name>
    <message>
        <source>Ways without coming, and the window</source>
        <translation>办理渠道（不见面渠道和窗口）</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Where (Chinese)</source>
        <translation>名称（中文）</translation>
    </message>
    <message>
        <source>Where (English)</source>
        <translation>名称（英文）</translation>
    </message>
    <message>
        <source>Address, number, or name to search for</source>
        <translation>网址、电话或搜索名称</translation>
    </message>
    <message>
        <source>Steps, one a line: Chinese | English</source>
        <translation>步骤，每行一步：中文 | English</translation>
    </message>
    <message>
        <source>Add a way</source>
        <translation>添加渠道</translation>
    </message>
    <message>
        <source>Remove this way</source>
        <translation>删除此渠道</translation>
    </message>
    <message>
        <source>Press again to remove it</source>
        <translation>再按一次删除</translation>
    </message>
</context>
</TS>
