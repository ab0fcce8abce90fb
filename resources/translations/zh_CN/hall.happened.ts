<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.happened</name>
    <message>
        <source>This time is still to come. Compare the clock.</source>
        <translation>这个时刻还没到，请核对时钟。</translation>
    </message>
    <message>
        <source>This is too long ago to be entered here.</source>
        <translation>时间太久，不能在此补录。</translation>
    </message>
</context>
</TS>
