<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.finding_form</name>
    <message>
        <source>How heavy</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Who puts it right</source>
        <translation>由谁整改</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>期限</translation>
    </message>
</context>
</TS>
