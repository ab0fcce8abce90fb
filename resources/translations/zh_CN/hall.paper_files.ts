<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.paper_files</name>
    <message>
        <source>There are too many files of rejected rows. Clear some away.</source>
        <translation>退回文件太多，请先清理。</translation>
    </message>
    <message>
        <source>This is neither a CSV nor an XLSX file. Save the table as one of them.</source>
        <translation>这不是 CSV 或 XLSX 文件，请另存为其中一种。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>This is the old Excel format. Save it as .xlsx or .csv.</source>
        <translation>这是旧版 Excel 格式，请另存为 .xlsx 或 .csv。</translation>
    </message>
    <message>
        <source>The file is no proper CSV: a quotation mark is not closed, or a cell is too long.</source>
        <translation>CSV 格式有误：引号没有成对，或单元格过长。</translation>
    </message>
    <message>
        <source>The file is larger than {most} MB. Split it.</source>
        <translation>文件超过 {most} MB，请拆分。</translation>
    </message>
    <message>
        <source>The file can't be read. Is its name right?</source>
        <translation>无法读取文件，请核对文件名。</translation>
    </message>
    <message>
        <source>The file is protected by a password. Save it without one.</source>
        <translation>文件有密码保护，请去掉密码后保存。</translation>
    </message>
    <message>
        <source>The rejected rows could not be written beside the file; all others are saved. Copy the file into a folder of your own and import it again.</source>
        <translation>退回的行无法写在原文件旁边，其余各行都已保存。请把文件复制到自己的文件夹后再次导入。</translation>
    </message>
    <message>
        <source>The file has too many rows. Split it.</source>
        <translation>文件行数太多，请拆分。</translation>
    </message>
    <message>
        <source>The XLSX file is damaged. Open it in Excel or WPS and save it again.</source>
        <translation>XLSX 文件已损坏，请用 Excel 或 WPS 打开后重新保存。</translation>
    </message>
    <message>
        <source>This is no XLSX file. Save the table as .xlsx or .csv.</source>
        <translation>这不是 XLSX 文件，请另存为 .xlsx 或 .csv。</translation>
    </message>
    <message>
        <source>The file unpacks to far more than a table of forms. Split it.</source>
        <translation>文件解压后过大，不像登记表，请拆分。</translation>
    </message>
</context>
</TS>
