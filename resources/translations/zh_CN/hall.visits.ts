<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.visits</name>
    <message>
        <source>waiting</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>called</source>
        <translation>已叫号</translation>
    </message>
    <message>
        <source>being served</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>已挂起</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>no-show</source>
        <translation>过号</translation>
    </message>
    <message>
        <source>diverted online</source>
        <translation>已转网办</translation>
    </message>
    <message>
        <source>suspended (fever)</source>
        <translation>已中止（发热）</translation>
    </message>
    <message>
        <source>closed by system</source>
        <translation>系统关闭</translation>
    </message>
    <message>
        <source>medical staff, fast lane</source>
        <translation>医护绿色通道</translation>
    </message>
    <message>
        <source>65 and over</source>
        <translation>65 岁以上</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>残疾人</translation>
    </message>
    <message>
        <source>pregnant</source>
        <translation>孕妇</translation>
    </message>
    <message>
        <source>with infant</source>
        <translation>携带婴幼儿</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>accepted, answer follows</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>papers missing</source>
        <translation>材料不齐</translation>
    </message>
    <message>
        <source>goes on online</source>
        <translation>转网上办理</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>不予办理</translation>
    </message>
</context>
</TS>
