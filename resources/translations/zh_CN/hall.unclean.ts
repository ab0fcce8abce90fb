<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.unclean</name>
    <message>
        <source>This window is closed: the person of isolation case {number} was here. It opens again when its disinfection is recorded with the case.</source>
        <translation>本窗口暂停叫号：留观个案 {number} 的人员来过这里。在该个案中登记本窗口消毒后恢复。</translation>
    </message>
</context>
</TS>
