<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.tour.centre</name>
    <message>
        <source>The tour's centre does not answer.</source>
        <translation>演示用的中心没有应答。</translation>
    </message>
</context>
</TS>
