<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.roster_import</name>
    <message>
        <source>Roster from a file</source>
        <translation>从文件导入带班表</translation>
    </message>
    <message>
        <source>File (.xlsx or .csv)</source>
        <translation>文件（.xlsx 或 .csv）</translation>
    </message>
    <message>
        <source>The file changes nothing.</source>
        <translation>文件与现有带班表一致。</translation>
    </message>
    <message>
        <source>Columns: date, shift, duty leader, deputy, phone. The month saved as a table (F7) is the form to fill in.</source>
        <translation>列：日期、班次、带班领导、副班、电话。把本月存为表格（F7）即可用作填写模板。</translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation>先看内容</translation>
    </message>
    <message>
        <source>only the first sheet is read</source>
        <translation>只读第一张工作表</translation>
    </message>
    <message>
        <source>Give the rejected rows back</source>
        <translation>退回不能录入的行</translation>
    </message>
    <message>
        <source>Nothing to enter</source>
        <translation>无可录入</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新填</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>如何处理</translation>
    </message>
    <message>
        <source>Roster of {month} from a file</source>
        <translation>从文件导入 {month} 带班表</translation>
    </message>
    <message>
        <source>{count} changes</source>
        <translation>{count} 处改动</translation>
    </message>
    <message>
        <source>{count} unchanged</source>
        <translation>{count} 处不变</translation>
    </message>
    <message>
        <source>Enter {count} changes</source>
        <translation>录入 {count} 处改动</translation>
    </message>
    <message>
        <source>deputy or phone changes</source>
        <translation>改副班或电话</translation>
    </message>
    <message>
        <source>{count} changes entered.</source>
        <translation>已录入 {count} 处改动。</translation>
    </message>
    <message>
        <source>{count} without a name</source>
        <translation>{count} 行没有姓名</translation>
    </message>
    <message>
        <source>{count} rejected</source>
        <translation>{count} 行不能录入</translation>
    </message>
    <message>
        <source>columns not used: {names}</source>
        <translation>未使用的列：{names}</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>第 {number} 行</translation>
    </message>
    <message>
        <source>instead of {name}</source>
        <translation>替换 {name}</translation>
    </message>
    <message>
        <source>The rejected rows are in {name}. Mend them there and import that file.</source>
        <translation>不能录入的行在 {name} 中，改好后再导入该文件。</translation>
    </message>
</context>
</TS>
