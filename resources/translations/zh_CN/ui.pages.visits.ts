<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.visits</name>
    <message>
        <source>Find visits</source>
        <translation>来访查询</translation>
    </message>
    <message>
        <source>Print ticket again</source>
        <translation>再打一张</translation>
    </message>
    <message>
        <source>Show document</source>
        <translation>显示证件</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Back to the queue</source>
        <translation>过号返回</translation>
    </message>
    <message>
        <source>Isolate</source>
        <translation>转留观</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>保存更正</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Type a name (单小玲, shan, sxl), the last digits of a document or phone, or a ticket number.
Or scan a ticket or a document.
↑ ↓ choose, Esc clears.</source>
        <translation>输入姓名（单小玲、shan、sxl）、证件或电话末几位，或号票号码；
也可扫号票或刷证件。
↑ ↓ 选择，Esc 清空。</translation>
    </message>
    <message>
        <source>to correct it</source>
        <translation>为更正登记</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开个案</translation>
    </message>
    <message>
        <source>Look at the ticket</source>
        <translation>看号票</translation>
    </message>
</context>
</TS>
