<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.disinfection</name>
    <message>
        <source>Choose what was disinfected with.</source>
        <translation>请选择消毒剂。</translation>
    </message>
    <message>
        <source>This record is not here.</source>
        <translation>没有这条记录。</translation>
    </message>
    <message>
        <source>Choose what was disinfected: scan its label.</source>
        <translation>请选择消毒的设施：扫描其标签。</translation>
    </message>
    <message>
        <source>This record is withdrawn already.</source>
        <translation>这条记录已作废。</translation>
    </message>
    <message>
        <source>{asset} is out of use.</source>
        <translation>“{asset}”已停用。</translation>
    </message>
</context>
</TS>
