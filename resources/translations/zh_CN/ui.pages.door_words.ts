<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.door_words</name>
    <message>
        <source>Scan the document, or press Enter when none is at hand.</source>
        <translation>请刷证件；未带证件直接按 Enter。</translation>
    </message>
    <message>
        <source>Type the temperature (365 or 36.5), then Enter.</source>
        <translation>请输入体温（365 或 36.5），再按 Enter。</translation>
    </message>
    <message>
        <source>Wait aside; then by armpit or ear. First {reading} ℃ ({how})</source>
        <translation>请到旁边稍候，用腋温计或耳温枪再测；第一次 {reading} ℃（{how}）</translation>
    </message>
    <message>
        <source>Take the person to the observation place now, then call the CDC.</source>
        <translation>请立即带至留观场所，并电话联系疾控中心。</translation>
    </message>
    <message>
        <source>No mask · no entry</source>
        <translation>未戴口罩 · 不能进入</translation>
    </message>
    <message>
        <source>Offer a mask (F3). Still refused: turn away politely (F7).</source>
        <translation>可现场提供口罩（F3）；仍拒绝佩戴，按 F7 劝返。</translation>
    </message>
    <message>
        <source>Abnormal · measure again</source>
        <translation>体温异常 · 请复测</translation>
    </message>
    <message>
        <source>Full for today · offer another way</source>
        <translation>今日已满 · 请改其他方式</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>本日</translation>
    </message>
    <message>
        <source>Turned away · recorded</source>
        <translation>已劝返 · 已记录</translation>
    </message>
    <message>
        <source>Online ways stay open to the visitor.</source>
        <translation>可告知来访者仍能网上办理。</translation>
    </message>
    <message>
        <source>temperature {sign} {fever} ℃: measure again</source>
        <translation>体温 {sign} {fever} ℃ 需复测</translation>
    </message>
    <message>
        <source>Normal · choose the matter</source>
        <translation>体温正常 · 请选事项</translation>
    </message>
    <message>
        <source>Enter registers what is chosen below.</source>
        <translation>在下面选好事项，按 Enter 登记取号。</translation>
    </message>
    <message>
        <source>Reading low · measure again</source>
        <translation>读数偏低 · 请重测</translation>
    </message>
    <message>
        <source>Abnormal twice · suspected</source>
        <translation>两次异常 · 疑似</translation>
    </message>
    <message>
        <source>Can be done online: {ways}</source>
        <translation>可网上办理：{ways}</translation>
    </message>
    <message>
        <source>nobody waiting before</source>
        <translation>前面没有人等候</translation>
    </message>
    <message>
        <source>The hall is full: please wait outside</source>
        <translation>大厅已满，请在外等候</translation>
    </message>
    <message>
        <source>Here today already · {ticket}</source>
        <translation>今天已登记过 · {ticket}</translation>
    </message>
    <message>
        <source>Ticket of {time}, {state}. Ask first; you can go on all the same.</source>
        <translation>{time} 已取号，{state}。请先问明，可以继续登记。</translation>
    </message>
    <message>
        <source>Press F9 now and take the person to the observation place.</source>
        <translation>请按 F9 转留观，并带至留观场所。</translation>
    </message>
    <message>
        <source>{count} waiting before</source>
        <translation>前面还有 {count} 位</translation>
    </message>
    <message>
        <source>Temperature normal · {ticket}</source>
        <translation>体温正常 · {ticket}</translation>
    </message>
    <message>
        <source>Isolation case {number}</source>
        <translation>留观个案 {number}</translation>
    </message>
    <message>
        <source>{reading} ℃: skin reads low in the cold. Warm up a moment, then measure.</source>
        <translation>读数 {reading} ℃，受冷时会偏低，请稍候回暖再测。</translation>
    </message>
    <message>
        <source>about {minutes} minutes</source>
        <translation>约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{ahead}, {about}</source>
        <translation>{ahead}，{about}</translation>
    </message>
    <message>
        <source>Ticket {ticket} is suspended.</source>
        <translation>号票 {ticket} 已中止。</translation>
    </message>
</context>
</TS>
