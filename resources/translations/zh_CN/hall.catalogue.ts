<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.catalogue</name>
    <message>
        <source>web portal</source>
        <translation>网上平台</translation>
    </message>
    <message>
        <source>mobile app</source>
        <translation>手机客户端</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>telephone hotline</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>post</source>
        <translation>邮寄</translation>
    </message>
    <message>
        <source>window of the hall</source>
        <translation>大厅窗口</translation>
    </message>
    <message>
        <source>This matter is retired already.</source>
        <translation>该事项已停用。</translation>
    </message>
    <message>
        <source>This matter is in use already.</source>
        <translation>该事项正在使用中。</translation>
    </message>
    <message>
        <source>This matter is not in the catalogue.</source>
        <translation>事项目录中没有该事项。</translation>
    </message>
    <message>
        <source>A group's letter is one of A to Z.</source>
        <translation>分组字母应为 A 至 Z 中的一个。</translation>
    </message>
    <message>
        <source>The letter {letter} belongs to the group {group} already.</source>
        <translation>字母 {letter} 已被分组 {group} 使用。</translation>
    </message>
    <message>
        <source>Choose the group that the matter belongs to.</source>
        <translation>请选择事项所属的分组。</translation>
    </message>
    <message>
        <source>A matter takes 1 to {longest} minutes.</source>
        <translation>办理时长应为 1 至 {longest} 分钟。</translation>
    </message>
    <message>
        <source>The daily limit is 0 (none) to {highest}.</source>
        <translation>每日限量应为 0（不限）至 {highest}。</translation>
    </message>
    <message>
        <source>The warning comes at 0 (never) or before the daily limit.</source>
        <translation>预警数应为 0（不预警），或不超过每日限量。</translation>
    </message>
    <message>
        <source>Say how it is done without coming: a matter that can be done online needs a channel other than the window.</source>
        <translation>请写明不见面办理的途径：可网上办理的事项至少要有一个窗口以外的渠道。</translation>
    </message>
    <message>
        <source>A code has 1 to 20 letters A to Z, digits, dots or hyphens.</source>
        <translation>编码应为 1 至 20 位字母 A 至 Z、数字、点或连字符。</translation>
    </message>
    <message>
        <source>Give the name in Chinese and in English.</source>
        <translation>请填写中文和英文名称。</translation>
    </message>
    <message>
        <source>Names have at most {longest} characters.</source>
        <translation>名称最多 {longest} 个字符。</translation>
    </message>
</context>
</TS>
