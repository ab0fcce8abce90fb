<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.case_dues</name>
    <message>
        <source>Next reading</source>
        <translation>下一次测温</translation>
    </message>
    <message>
        <source>Isolation ends: hand over, release or extend</source>
        <translation>留观期满：交接、解除或延长</translation>
    </message>
    <message>
        <source>Disinfected</source>
        <translation>完成消毒</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>In the observation place</source>
        <translation>到留观场所</translation>
    </message>
    <message>
        <source>Health authority called</source>
        <translation>电话报告卫生防疫部门</translation>
    </message>
</context>
</TS>
