<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.roster_sheets</name>
    <message>
        <source>Put on the roster</source>
        <translation>填入带班表</translation>
    </message>
    <message>
        <source>Shift (← → choose)</source>
        <translation>班次（← → 选择）</translation>
    </message>
    <message>
        <source>Duty leader (name, pinyin or sign-in name)</source>
        <translation>带班领导（姓名、拼音或登录名）</translation>
    </message>
    <message>
        <source>Deputy (may stay empty)</source>
        <translation>副班（可不填）</translation>
    </message>
    <message>
        <source>Phone (may stay empty)</source>
        <translation>电话（可不填）</translation>
    </message>
    <message>
        <source>Change places</source>
        <translation>调班</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>这一班</translation>
    </message>
    <message>
        <source>With this one</source>
        <translation>与这一班</translation>
    </message>
    <message>
        <source>Who changes</source>
        <translation>调换谁</translation>
    </message>
    <message>
        <source>Why (both days keep it)</source>
        <translation>原因（两天都会记下）</translation>
    </message>
    <message>
        <source>Take off the roster</source>
        <translation>取消带班</translation>
    </message>
    <message>
        <source>Who leads on {day}, {weekday}?</source>
        <translation>{day} {weekday}由谁带班？</translation>
    </message>
    <message>
        <source>the leaders</source>
        <translation>只换带班领导</translation>
    </message>
    <message>
        <source>leaders and deputies</source>
        <translation>带班和副班都换</translation>
    </message>
    <message>
        <source>{one} and {other} change places?</source>
        <translation>{one} 与 {other} 调班？</translation>
    </message>
    <message>
        <source>Nobody leads on {day} any more?</source>
        <translation>{day} 不再有人带班？</translation>
    </message>
</context>
</TS>
