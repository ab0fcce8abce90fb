<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.hygiene_withdraw_sheet</name>
    <message>
        <source>{asset}: which disinfection was entered by mistake?</source>
        <translation>{asset}：哪次消毒登记有误？</translation>
    </message>
    <message>
        <source>It is taken back for every asset that it names.</source>
        <translation>将对该记录中的所有设施一并撤销。</translation>
    </message>
    <message>
        <source>{time} · {agent} {strength} · {count} assets</source>
        <translation>{time} · {agent} {strength} · {count} 处设施</translation>
    </message>
</context>
</TS>
