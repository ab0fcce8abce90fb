<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.attention</name>
    <message>
        <source>Needs attention</source>
        <translation>需要关注</translation>
    </message>
    <message>
        <source>Fold or unfold (Ctrl+0)</source>
        <translation>收起或展开（Ctrl+0）</translation>
    </message>
    <message>
        <source>Nothing just now.</source>
        <translation>目前没有。</translation>
    </message>
    <message>
        <source>{count} items</source>
        <translation>{count} 项</translation>
    </message>
    <message>
        <source>not up to date</source>
        <translation>未更新</translation>
    </message>
</context>
</TS>
