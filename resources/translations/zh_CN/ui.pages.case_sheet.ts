<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_sheet</name>
    <message>
        <source>Keep apart now</source>
        <translation>确认转留观</translation>
    </message>
    <message>
        <source>Fever</source>
        <translation>发热</translation>
    </message>
    <message>
        <source>Cough</source>
        <translation>咳嗽</translation>
    </message>
    <message>
        <source>Fatigue</source>
        <translation>乏力</translation>
    </message>
    <message>
        <source>Short of breath</source>
        <translation>呼吸困难</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Let the visitor stay, keep 1 m away and give a mask. F9 again confirms.</source>
        <translation>请来访者原地不动，保持 1 米距离，戴好口罩。再按 F9 确认。</translation>
    </message>
    <message>
        <source>{ticket}: suspected case, keep apart?</source>
        <translation>{ticket}：疑似病例，转留观？</translation>
    </message>
    <message>
        <source>Ticket of today (scan it, or type number or name)</source>
        <translation>今天的号票（扫码，或输入号码、姓名）</translation>
    </message>
    <message>
        <source>Somebody fell ill inside: open a case</source>
        <translation>厅内有人不适：开启留观个案</translation>
    </message>
    <message>
        <source>present</source>
        <translation>有</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>无</translation>
    </message>
</context>
</TS>
