<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.rounds</name>
    <message>
        <source>Rounds</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>This is a checkpoint. A leader walks rounds.</source>
        <translation>这是巡查点标签，由带班领导巡查时使用。</translation>
    </message>
</context>
</TS>
