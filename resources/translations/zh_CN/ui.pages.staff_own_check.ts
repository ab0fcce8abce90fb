<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.staff_own_check</name>
    <message>
        <source>My check</source>
        <translation>我的检查</translation>
    </message>
    <message>
        <source>What was wrong, and why</source>
        <translation>哪里有误，原因是什么</translation>
    </message>
    <message>
        <source>No check today yet. Type the temperature, look at the answers, Enter.</source>
        <translation>今天还没检查。输入体温，看一眼各项回答，按回车。</translation>
    </message>
    <message>
        <source>Thank you. Mask and gloves stay on during the shift.</source>
        <translation>谢谢。上岗期间请一直戴好口罩和手套。</translation>
    </message>
    <message>
        <source>Put on mask and gloves, then record it again.</source>
        <translation>请戴好口罩和手套，再登记一次。</translation>
    </message>
    <message>
        <source>Please do not start. Talk with the duty leader first.</source>
        <translation>请先不要上岗，与带班领导联系。</translation>
    </message>
    <message>
        <source>Stay apart from others. The duty leader knows and comes to you; an incident is open.</source>
        <translation>请与他人保持距离，原地等候。带班领导已得到通知，突发事件已启动。</translation>
    </message>
    <message>
        <source>Warm up a little, then measure again.</source>
        <translation>请先回暖片刻，再测一次。</translation>
    </message>
    <message>
        <source>I am well: record</source>
        <translation>一切正常，登记</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Rest, then measure again by another method from {time} on.</source>
        <translation>请休息，{time} 起换一种方法复测。</translation>
    </message>
</context>
</TS>
