<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.thresholds</name>
    <message>
        <source>The low limit must be below the fever threshold, and both a body's temperature.</source>
        <translation>偏低界限须低于发热阈值，且两者都应是人的体温。</translation>
    </message>
    <message>
        <source>The rest before the second reading is 0 to {longest} minutes.</source>
        <translation>复测前的静候时间为 0 至 {longest} 分钟。</translation>
    </message>
</context>
</TS>
