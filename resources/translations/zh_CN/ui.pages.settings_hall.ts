<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.settings_hall</name>
    <message>
        <source>Hall</source>
        <translation>大厅</translation>
    </message>
    <message>
        <source>T-01, T-02 …</source>
        <translation>T-01，T-02 …</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>This hall</source>
        <translation>本大厅</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>日常</translation>
    </message>
    <message>
        <source>A suspected case</source>
        <translation>疑似病例</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>锁定</translation>
    </message>
</context>
</TS>
