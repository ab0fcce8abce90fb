<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.settings_plans</name>
    <message>
        <source>Steps, one a line: minutes | responsible | Chinese | English</source>
        <translation>步骤，每行一个：分钟 | 责任人 | 中文 | 英文</translation>
    </message>
    <message>
        <source>No plan.</source>
        <translation>没有预案。</translation>
    </message>
    <message>
        <source>Write each step as: minutes | responsible | Chinese | English. Minutes and English may stay empty.</source>
        <translation>每个步骤请写成：分钟 | 责任人 | 中文 | 英文。分钟和英文可不填。</translation>
    </message>
    <message>
        <source>Code (letters a to z, digits, hyphens)</source>
        <translation>代码（小写字母、数字、连字符）</translation>
    </message>
    <message>
        <source>There is a plan with this code already.</source>
        <translation>已有使用该代码的预案。</translation>
    </message>
</context>
</TS>
