<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.overview.templates.reference_plans</name>
    <message>
        <source>Emergency plans</source>
        <translation>应急预案</translation>
    </message>
    <message>
        <source>Emergency plan</source>
        <translation>应急预案</translation>
    </message>
    <message>
        <source>What is done when something happens, by whom, within which time.</source>
        <translation>出事时做什么、由谁做、多久之内。</translation>
    </message>
    <message>
        <source>Add a plan</source>
        <translation>新增预案</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>as shipped</source>
        <translation>随程序</translation>
    </message>
</context>
</TS>
