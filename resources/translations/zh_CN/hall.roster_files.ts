<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.roster_files</name>
    <message>
        <source>Weekday</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Duty leader</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>Deputy</source>
        <translation>副班</translation>
    </message>
    <message>
        <source>There is no row below the headings.</source>
        <translation>表头下面没有内容。</translation>
    </message>
    <message>
        <source>{day} is not this day of the week. Is the month right?</source>
        <translation>{day} 与所写星期不符，月份是否选对？</translation>
    </message>
    <message>
        <source>A spreadsheet may have cut 2.10 to 2.1. Write the day like 2月10日.</source>
        <translation>表格可能把 2.10 变成了 2.1，请写成 2月10日。</translation>
    </message>
    <message>
        <source>The day is missing.</source>
        <translation>缺日期。</translation>
    </message>
    <message>
        <source>More than one column is called {column}. Rename all but one.</source>
        <translation>有多列叫做“{column}”，请只留一列，其余改名。</translation>
    </message>
    <message>
        <source>The duty roster was changed meanwhile, and nothing was entered. Look at the file again.</source>
        <translation>带班表刚被他人改动，未录入任何内容。请重新查看文件。</translation>
    </message>
    <message>
        <source>There is no such day in the calendar.</source>
        <translation>日历上没有这一天。</translation>
    </message>
    <message>
        <source>The year is mistyped: this is far from the month.</source>
        <translation>年份写错：离所选月份太远。</translation>
    </message>
    <message>
        <source>The hall has no shift of this name. Its shifts are: {known}.</source>
        <translation>大厅没有这个班次，现有班次：{known}。</translation>
    </message>
    <message>
        <source>The column {column} is missing. Save the month as a table: it has all headings.</source>
        <translation>缺少“{column}”一列。可先把本月存为表格，其中表头齐全。</translation>
    </message>
    <message>
        <source>Row {row} names somebody else for the same day and shift.</source>
        <translation>第 {row} 行同一天同一班次写的是另一人。</translation>
    </message>
</context>
</TS>
