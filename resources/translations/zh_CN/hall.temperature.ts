<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.temperature</name>
    <message>
        <source>forehead thermometer</source>
        <translation>额温枪</translation>
    </message>
    <message>
        <source>ear thermometer</source>
        <translation>耳温枪</translation>
    </message>
    <message>
        <source>armpit thermometer</source>
        <translation>腋温计</translation>
    </message>
    <message>
        <source>oral thermometer</source>
        <translation>口腔体温计</translation>
    </message>
    <message>
        <source>temperature gate</source>
        <translation>测温门</translation>
    </message>
    <message>
        <source>wears a mask</source>
        <translation>已佩戴口罩</translation>
    </message>
    <message>
        <source>mask provided here</source>
        <translation>现场提供口罩</translation>
    </message>
    <message>
        <source>refuses a mask</source>
        <translation>拒绝佩戴口罩</translation>
    </message>
    <message>
        <source>temperature normal</source>
        <translation>体温正常</translation>
    </message>
    <message>
        <source>reading too low, measure again</source>
        <translation>读数偏低，请重测</translation>
    </message>
    <message>
        <source>temperature abnormal, measure again</source>
        <translation>体温异常，请复测</translation>
    </message>
    <message>
        <source>abnormal twice, suspected</source>
        <translation>两次异常，疑似</translation>
    </message>
    <message>
        <source>turned away</source>
        <translation>已劝返</translation>
    </message>
    <message>
        <source>This is not a body temperature. Type it like 36.5 or 365.</source>
        <translation>这不是体温。请输入如 36.5 或 365。</translation>
    </message>
    <message>
        <source>Without a mask nobody enters. Offer one, or turn the visitor away.</source>
        <translation>未戴口罩不得进入。请提供口罩，或劝返。</translation>
    </message>
    <message>
        <source>Say why the visitor was turned away.</source>
        <translation>请写明劝返原因。</translation>
    </message>
    <message>
        <source>This check is not here any more. Begin a new one.</source>
        <translation>这次测温记录已经不在了，请重新测温。</translation>
    </message>
    <message>
        <source>This check has its outcome already. Begin a new one.</source>
        <translation>这次测温已有结果，请重新开始。</translation>
    </message>
</context>
</TS>
