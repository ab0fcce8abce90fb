<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.new_hall</name>
    <message>
        <source>Add a hall</source>
        <translation>添加大厅</translation>
    </message>
    <message>
        <source>Next you make a code for each desk. A computer that works alone already joins with all its history.</source>
        <translation>下一步请为每个工位生成接入码。已单机运行的电脑接入时会带上全部历史记录。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
</TS>
