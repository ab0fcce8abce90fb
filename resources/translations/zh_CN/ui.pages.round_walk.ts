<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.round_walk</name>
    <message>
        <source>End the round</source>
        <translation>结束巡查</translation>
    </message>
    <message>
        <source>Why places were left out</source>
        <translation>未查原因</translation>
    </message>
    <message>
        <source>Note on the whole round</source>
        <translation>本次巡查备注</translation>
    </message>
    <message>
        <source>End the round?</source>
        <translation>结束这次巡查？</translation>
    </message>
    <message>
        <source>To be done by</source>
        <translation>须在此前完成</translation>
    </message>
    <message>
        <source>No checkpoints.</source>
        <translation>没有巡查点。</translation>
    </message>
    <message>
        <source>Save, next place</source>
        <translation>保存，下一处</translation>
    </message>
    <message>
        <source>The rest passes</source>
        <translation>其余合格</translation>
    </message>
    <message>
        <source>Place before</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Place after</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Go on later</source>
        <translation>稍后继续</translation>
    </message>
    <message>
        <source>{count} places were not looked at.</source>
        <translation>还有 {count} 处没有查看。</translation>
    </message>
    <message>
        <source>This label is of no checkpoint here.</source>
        <translation>这不是本大厅的巡查点标签。</translation>
    </message>
    <message>
        <source>checklist version {version}</source>
        <translation>检查表第 {version} 版</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>巡查点</translation>
    </message>
    <message>
        <source>{answered} of {points} places</source>
        <translation>已查 {answered}/{points} 处</translation>
    </message>
    <message>
        <source>overdue by</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Disinfection overdue here: {assets}</source>
        <translation>此处消毒超期：{assets}</translation>
    </message>
    <message>
        <source>remaining</source>
        <translation>还剩</translation>
    </message>
</context>
</TS>
