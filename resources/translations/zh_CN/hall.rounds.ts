<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.rounds</name>
    <message>
        <source>There are no checkpoints yet. Add them first.</source>
        <translation>还没有巡查点，请先添加。</translation>
    </message>
    <message>
        <source>This round is not here.</source>
        <translation>没有这次巡查。</translation>
    </message>
    <message>
        <source>This round is done already.</source>
        <translation>这次巡查已经完成。</translation>
    </message>
    <message>
        <source>This round can't begin yet. Start an extra round instead.</source>
        <translation>还没到这次巡查的时段。可以先开始一次临时巡查。</translation>
    </message>
    <message>
        <source>The checklist was changed meanwhile. Look at it once more.</source>
        <translation>检查表刚刚改过，请再看一遍。</translation>
    </message>
    <message>
        <source>Answer every question.</source>
        <translation>请回答每一项。</translation>
    </message>
    <message>
        <source>This round is not planned any more.</source>
        <translation>这次巡查已不在计划中。</translation>
    </message>
    <message>
        <source>{count} checkpoints were not looked at. Say why, or look at them.</source>
        <translation>还有 {count} 个巡查点没有看。请说明原因，或去查看。</translation>
    </message>
</context>
</TS>
