<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>documents.training_record</name>
    <message>
        <source>Training record of the staff</source>
        <translation>工作人员培训记录</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Taught by</source>
        <translation>授课人</translation>
    </message>
    <message>
        <source>Took part</source>
        <translation>参加人员</translation>
    </message>
    <message>
        <source>No training on record yet.</source>
        <translation>还没有培训记录。</translation>
    </message>
    <message>
        <source>Who lacks a required topic</source>
        <translation>尚缺必修内容的人员</translation>
    </message>
    <message>
        <source>Still lacks</source>
        <translation>尚缺内容</translation>
    </message>
    <message>
        <source>Everybody has every required topic.</source>
        <translation>所有人员都已完成必修内容。</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>{name} (passed)</source>
        <translation>{name}（合格）</translation>
    </message>
    <message>
        <source>{name} (did not pass)</source>
        <translation>{name}（未通过）</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>培训内容</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>考核合格</translation>
    </message>
    <message>
        <source>Held on</source>
        <translation>培训日期</translation>
    </message>
</context>
</TS>
