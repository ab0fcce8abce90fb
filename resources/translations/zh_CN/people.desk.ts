<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>people.desk</name>
    <message>
        <source>Your role does not cover this. Ask the duty leader.</source>
        <translation>您的岗位不能做这项操作，请找带班领导。</translation>
    </message>
</context>
</TS>
