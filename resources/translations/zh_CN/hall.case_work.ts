<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.case_work</name>
    <message>
        <source>Say what was disinfected.</source>
        <translation>请说明消毒了哪些地方。</translation>
    </message>
    <message>
        <source>Choose an end between now and 30 days from now.</source>
        <translation>结束时间须在现在之后、30 天之内。</translation>
    </message>
    <message>
        <source>Record the disinfection of the windows and the observation place first.</source>
        <translation>请先登记窗口和留观场所的消毒。</translation>
    </message>
</context>
</TS>
