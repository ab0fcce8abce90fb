<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.hygiene_papers</name>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Save as workbook</source>
        <translation>保存为表格</translation>
    </message>
    <message>
        <source>Labels of assets</source>
        <translation>设施标签</translation>
    </message>
    <message>
        <source>Labels of</source>
        <translation>打印范围</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>标签纸</translation>
    </message>
    <message>
        <source>First free place on the sheet</source>
        <translation>从第几个位置开始打印</translation>
    </message>
    <message>
        <source>all assets in use</source>
        <translation>全部在用设施</translation>
    </message>
    <message>
        <source>There is no asset in use.</source>
        <translation>没有在用的设施。</translation>
    </message>
    <message>
        <source>all of its kind</source>
        <translation>同类别的全部设施</translation>
    </message>
</context>
</TS>
