<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.contact_part</name>
    <message>
        <source>Nobody was near.</source>
        <translation>没有可能的接触者。</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已接通</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>Refused to answer</source>
        <translation>拒绝配合</translation>
    </message>
    <message>
        <source>Next to call</source>
        <translation>下一个待联系</translation>
    </message>
    <message>
        <source>Show number</source>
        <translation>显示号码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Who it is</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>How near</source>
        <translation>接触方式</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Call result</source>
        <translation>联系结果</translation>
    </message>
    <message>
        <source>no longer: {ways}</source>
        <translation>已排除：{ways}</translation>
    </message>
    <message>
        <source>{ways} (a guess)</source>
        <translation>{ways}（推测）</translation>
    </message>
    <message>
        <source>Case {number}: likely contacts</source>
        <translation>留观个案 {number}：可能接触者</translation>
    </message>
    <message>
        <source>{count} found, {open} still to call</source>
        <translation>共 {count} 人，还需联系 {open} 人</translation>
    </message>
</context>
</TS>
