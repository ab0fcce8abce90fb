<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_ending</name>
    <message>
        <source>Release</source>
        <translation>解除留观</translation>
    </message>
    <message>
        <source>Ordered by (authority or hospital, and the person's name)</source>
        <translation>通知人（卫生防疫部门或医院及姓名）</translation>
    </message>
    <message>
        <source>How it was ordered</source>
        <translation>通知方式</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Only who has the order releases. The suspended visit stays suspended: to go on, the visitor is measured at the door again.</source>
        <translation>收到解除通知后方可解除。已中止的办事不恢复；继续办理的，请到大门重新测温取号。</translation>
    </message>
    <message>
        <source>Case {number}: release from isolation?</source>
        <translation>个案 {number}：解除留观？</translation>
    </message>
    <message>
        <source>Record the sign</source>
        <translation>记录依据</translation>
    </message>
    <message>
        <source>What was seen, measured or told</source>
        <translation>观察、测量到的情况或当事人所述</translation>
    </message>
    <message>
        <source>The case stays open, also where another desk releases it without knowing of this.</source>
        <translation>个案继续留观；另一工位在不知情时解除的，也不生效。</translation>
    </message>
    <message>
        <source>Case {number}: what more speaks for it?</source>
        <translation>个案 {number}：新增哪些疑似依据？</translation>
    </message>
</context>
</TS>
