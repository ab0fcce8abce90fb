<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.staff_training_sheets</name>
    <message>
        <source>Day (empty: today)</source>
        <translation>日期（不填为今天）</translation>
    </message>
    <message>
        <source>Others without an account, with commas between</source>
        <translation>没有账号的其他人员，用逗号隔开</translation>
    </message>
    <message>
        <source>Why it is corrected</source>
        <translation>更正原因</translation>
    </message>
    <message>
        <source>What the training really was</source>
        <translation>更正培训记录</translation>
    </message>
    <message>
        <source>Did not pass</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>The others passed a test</source>
        <translation>其余人员考核合格</translation>
    </message>
    <message>
        <source>Topics of trainings</source>
        <translation>培训内容设置</translation>
    </message>
    <message>
        <source>Choose one to change it, or none for a new one.</source>
        <translation>选一项进行修改；不选则新增一项。</translation>
    </message>
    <message>
        <source>Code, for a new one</source>
        <translation>新内容的代码</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Required of everybody</source>
        <translation>全员必修</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
</context>
</TS>
