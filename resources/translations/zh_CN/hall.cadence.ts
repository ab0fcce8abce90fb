<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.cadence</name>
    <message>
        <source>after closing</source>
        <translation>闭厅后</translation>
    </message>
    <message>
        <source>every so many minutes</source>
        <translation>按间隔时间</translation>
    </message>
    <message>
        <source>so many times a day</source>
        <translation>按每日次数</translation>
    </message>
    <message>
        <source>at fixed times</source>
        <translation>按固定时刻</translation>
    </message>
    <message>
        <source>Give at least one time, or choose after closing.</source>
        <translation>请至少填写一个时刻，或选择闭厅后。</translation>
    </message>
    <message>
        <source>at {times}</source>
        <translation>{times}</translation>
    </message>
    <message>
        <source>at {times} and after closing</source>
        <translation>{times} 和闭厅后</translation>
    </message>
    <message>
        <source>every {hours} h</source>
        <translation>每 {hours} 小时</translation>
    </message>
    <message>
        <source>every {minutes} min</source>
        <translation>每 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{count} times a day</source>
        <translation>每日 {count} 次</translation>
    </message>
</context>
</TS>
