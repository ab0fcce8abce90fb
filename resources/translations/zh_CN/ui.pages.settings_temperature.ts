<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.settings_temperature</name>
    <message>
        <source>Temperature</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>It holds for readings from now on; earlier verdicts stay as they were.</source>
        <translation>对今后的测量有效；以前的判定不变。</translation>
    </message>
    <message>
        <source>After an abnormal reading the second one follows at once.</source>
        <translation>体温异常后立即复测。</translation>
    </message>
    <message>
        <source>A fever is</source>
        <translation>发热判定</translation>
    </message>
    <message>
        <source>Fever threshold (℃)</source>
        <translation>发热阈值（℃）</translation>
    </message>
    <message>
        <source>Too low to count, below (℃)</source>
        <translation>低于此值不计，需重测（℃）</translation>
    </message>
    <message>
        <source>Rest before the second reading (minutes)</source>
        <translation>复测前休息（分钟）</translation>
    </message>
    <message>
        <source>{sign} {fever} ℃ is judged abnormal.</source>
        <translation>体温 {sign} {fever} ℃ 判为异常。</translation>
    </message>
    <message>
        <source>Below {low} ℃ is measured again.</source>
        <translation>低于 {low} ℃ 重新测量。</translation>
    </message>
    <message>
        <source>After an abnormal reading the person rests {minutes} minutes.</source>
        <translation>体温异常后休息 {minutes} 分钟再复测。</translation>
    </message>
</context>
</TS>
