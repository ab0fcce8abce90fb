<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.paper_forms</name>
    <message>
        <source>The first row has no heading that we know. `counter-app import --template FILE` writes an empty form.</source>
        <translation>第一行没有认得的表头。可用 `counter-app import --template 文件` 生成空白登记表。</translation>
    </message>
    <message>
        <source>Columns are missing: {missing}. The headings are: {there}.</source>
        <translation>缺少列：{missing}。现有表头：{there}。</translation>
    </message>
    <message>
        <source>More than one column is called so: {columns}. Rename all but one.</source>
        <translation>有多列同名：{columns}。请只保留一列。</translation>
    </message>
    <message>
        <source>There is no form below the headings.</source>
        <translation>表头下面没有内容。</translation>
    </message>
    <message>
        <source>{these}, {another}</source>
        <translation>{these}、{another}</translation>
    </message>
    <message>
        <source>This file is there already. Choose another name.</source>
        <translation>文件已存在，请换一个文件名。</translation>
    </message>
    <message>
        <source>The form could not be written into this folder.</source>
        <translation>登记表无法写入这个文件夹。</translation>
    </message>
</context>
</TS>
