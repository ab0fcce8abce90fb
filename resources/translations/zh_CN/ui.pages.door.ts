<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.door</name>
    <message>
        <source>Door</source>
        <translation>入口测温</translation>
    </message>
    <message>
        <source>Finish this visitor first, or let them go with Esc.</source>
        <translation>请先办完这一位，或按 Esc 结束。</translation>
    </message>
    <message>
        <source>Finish this visitor first. The next document is kept.</source>
        <translation>请先办完这一位，下一位的证件已记住。</translation>
    </message>
    <message>
        <source>This check has its outcome already.</source>
        <translation>这次测温已有结果。</translation>
    </message>
</context>
</TS>
