<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.new_code</name>
    <message>
        <source>A code is good for 1 to {longest} hours.</source>
        <translation>接入码的有效期为 1 至 {longest} 小时。</translation>
    </message>
    <message>
        <source>One computer may join {hall} with this code until {time}:</source>
        <translation>在 {time} 之前，一台电脑可用此接入码加入{hall}：</translation>
    </message>
</context>
</TS>
