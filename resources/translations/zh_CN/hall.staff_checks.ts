<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.staff_checks</name>
    <message>
        <source>fit for the shift</source>
        <translation>可以上岗</translation>
    </message>
    <message>
        <source>not fit for the shift</source>
        <translation>暂不上岗</translation>
    </message>
</context>
</TS>
