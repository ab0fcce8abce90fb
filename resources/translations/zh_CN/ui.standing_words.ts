<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.standing_words</name>
    <message>
        <source>This computer's clock is {time} ahead</source>
        <translation>本机时钟快了 {time}</translation>
    </message>
    <message>
        <source>This computer's clock is {time} behind</source>
        <translation>本机时钟慢了 {time}</translation>
    </message>
    <message>
        <source>{count} seconds</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
</context>
</TS>
