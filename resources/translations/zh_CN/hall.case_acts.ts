<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.case_acts</name>
    <message>
        <source>This time has not come yet.</source>
        <translation>这个时间还没有到。</translation>
    </message>
    <message>
        <source>This was before the case was opened.</source>
        <translation>这个时间早于个案开立的时间。</translation>
    </message>
    <message>
        <source>Case {number} is {state} now. Nothing was changed.</source>
        <translation>个案 {number} 现在的状态是“{state}”，没有作任何改动。</translation>
    </message>
</context>
</TS>
