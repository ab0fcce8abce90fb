<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.paper</name>
    <message>
        <source>{column}: {what}</source>
        <translation>{column}：{what}</translation>
    </message>
    <message>
        <source>The spreadsheet kept it as a number and lost its last digits. Format the column as text and type it again (with a space in between where it really ends in 000).</source>
        <translation>表格把号码当作数字保存，末几位已丢失。请把该列设为文本格式后重新录入（号码确实以 000 结尾的，中间加一个空格）。</translation>
    </message>
    <message>
        <source>This is an old number of 15 digits. Type the 18 of today's card.</source>
        <translation>这是15位旧号码，请录入现在证件上的18位号码。</translation>
    </message>
    <message>
        <source>The same visitor is entered for this time, as ticket {ticket}, with other details. Correct it there if the form is right.</source>
        <translation>同一人同一时间已补录为 {ticket} 号，但内容不同。如以本表为准，请在该记录上更正。</translation>
    </message>
    <message>
        <source>No temperature on the form: no ticket was given.</source>
        <translation>表上没有体温，未给号。</translation>
    </message>
    <message>
        <source>{degrees} °C is too low to mean anything. The reading is kept, no ticket was given.</source>
        <translation>{degrees} °C 过低，不能作数。读数已保存，未给号。</translation>
    </message>
    <message>
        <source>{degrees} °C is a fever. The reading is kept, no ticket was given. Tell the duty leader.</source>
        <translation>{degrees} °C 属于发热。读数已保存，未给号，请告知带班领导。</translation>
    </message>
    <message>
        <source>Without a mask. The reading is kept, no ticket was given.</source>
        <translation>未戴口罩。读数已保存，未给号。</translation>
    </message>
    <message>
        <source>The form does not say whether a mask was worn. The reading is kept, no ticket was given. Fill it in and import again.</source>
        <translation>表上没有写明是否戴口罩。读数已保存，未给号，请补填后再次导入。</translation>
    </message>
    <message>
        <source>The cell has more than {most} characters.</source>
        <translation>单元格超过 {most} 个字符。</translation>
    </message>
    <message>
        <source>Entered before as ticket {ticket}, with another outcome. That one stays.</source>
        <translation>此前已补录为 {ticket} 号，办理结果不同，以原记录为准。</translation>
    </message>
    <message>
        <source>Row {row} says exactly the same, it was entered once. If this is another visitor, write a note that tells them apart.</source>
        <translation>与第 {row} 行内容完全相同，只补录一次。如果是另一位来访人，请在备注中写明区别。</translation>
    </message>
</context>
</TS>
