<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.importing</name>
    <message>
        <source>{registered} registered, {to_check} to check, {rejected} rejected.</source>
        <translation>登记 {registered} 条，待核对 {to_check} 条，退回 {rejected} 条。</translation>
    </message>
    <message>
        <source>The column {heading} is not used.</source>
        <translation>“{heading}”一列用不到，已忽略。</translation>
    </message>
    <message>
        <source>Only the first sheet of the file is read.</source>
        <translation>只读取文件的第一张工作表。</translation>
    </message>
    <message>
        <source>The rejected rows are in {file}. Mend them there and import that file.</source>
        <translation>退回的行写在 {file} 里，请在其中改正后导入该文件。</translation>
    </message>
    <message>
        <source>Name the file to import, or --template for an empty form.</source>
        <translation>请指定要导入的文件，或用 --template 生成空白登记表。</translation>
    </message>
    <message>
        <source>Entering forms is recorded with your name: sign in with --user.</source>
        <translation>补录要记下操作人，请用 --user 登录。</translation>
    </message>
    <message>
        <source>The empty form is {file}.</source>
        <translation>空白登记表已写入 {file}。</translation>
    </message>
    <message>
        <source>Row {row}: {why}</source>
        <translation>第 {row} 行：{why}</translation>
    </message>
</context>
</TS>
