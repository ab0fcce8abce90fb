<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.settings_catalogue</name>
    <message>
        <source>Catalogue</source>
        <translation>事项目录</translation>
    </message>
    <message>
        <source>Find: name, code or initials</source>
        <translation>查找：名称、代码或拼音首字母</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>同时显示</translation>
    </message>
    <message>
        <source>no longer offered</source>
        <translation>已停用的事项</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>没有符合的事项。</translation>
    </message>
    <message>
        <source>New matter</source>
        <translation>新增事项</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新增分组</translation>
    </message>
    <message>
        <source>This code is in the catalogue already.</source>
        <translation>目录中已有这个代码。</translation>
    </message>
    <message>
        <source>{name} (retired)</source>
        <translation>{name}（已停用）</translation>
    </message>
    <message>
        <source>Offer it again</source>
        <translation>恢复办理</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用事项</translation>
    </message>
    <message>
        <source>Press again to retire it</source>
        <translation>再按一次停用</translation>
    </message>
    <message>
        <source>Enter opens what is selected.</source>
        <translation>按 Enter 打开所选事项。</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限量</translation>
    </message>
    <message>
        <source>● not saved</source>
        <translation>● 未保存</translation>
    </message>
    <message>
        <source>group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>online</source>
        <translation>网办</translation>
    </message>
</context>
</TS>
