<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.hygiene_air</name>
    <message>
        <source>Write down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>No area is aired. Whoever leads the hall says which are.</source>
        <translation>还没有需要通风的区域，请带班领导设置。</translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation>补记时间…</translation>
    </message>
    <message>
        <source>Entered by mistake…</source>
        <translation>登记有误…</translation>
    </message>
    <message>
        <source>Month's record</source>
        <translation>月度记录</translation>
    </message>
    <message>
        <source>Airing ends</source>
        <translation>结束通风</translation>
    </message>
    <message>
        <source>Airing begins</source>
        <translation>开始通风</translation>
    </message>
    <message>
        <source>end not said?</source>
        <translation>未记结束？</translation>
    </message>
    <message>
        <source>being aired</source>
        <translation>正在通风</translation>
    </message>
    <message>
        <source>aired</source>
        <translation>已通风</translation>
    </message>
    <message>
        <source>Long enough today</source>
        <translation>今日足时</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>上次</translation>
    </message>
    <message>
        <source>Being aired for</source>
        <translation>已通风</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Only {minutes} min so far. Press again to end it</source>
        <translation>才通风 {minutes} 分钟，再按一次结束</translation>
    </message>
    <message>
        <source>{area}: when did it begin?</source>
        <translation>{area}：几点开始通风？</translation>
    </message>
    <message>
        <source>{area}: when did it end?</source>
        <translation>{area}：几点结束通风？</translation>
    </message>
    <message>
        <source>It began at {time}; the end is of the same day.</source>
        <translation>{time} 开始；结束时间为同一天。</translation>
    </message>
    <message>
        <source>{area} is not being aired?</source>
        <translation>{area}没有在通风？</translation>
    </message>
</context>
</TS>
