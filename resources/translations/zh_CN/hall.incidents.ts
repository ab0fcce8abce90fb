<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.incidents</name>
    <message>
        <source>{count} steps are still to do. Settle each as done or not applicable, then close.</source>
        <translation>还有 {count} 个步骤待办。请逐项标为已完成或不适用，再结束事件。</translation>
    </message>
    <message>
        <source>This incident is under way already.</source>
        <translation>该事件正在处置中。</translation>
    </message>
    <message>
        <source>This incident is closed. Open it again first.</source>
        <translation>该事件已结束，请先重新启动。</translation>
    </message>
    <message>
        <source>Choose the plan to follow.</source>
        <translation>请选择要执行的预案。</translation>
    </message>
    <message>
        <source>This must be filled in.</source>
        <translation>此项必须填写。</translation>
    </message>
    <message>
        <source>Write at most {longest} characters.</source>
        <translation>最多填写 {longest} 个字。</translation>
    </message>
    <message>
        <source>This time is before it began.</source>
        <translation>该时间早于事情发生的时间。</translation>
    </message>
</context>
</TS>
