<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.incident_telling</name>
    <message>
        <source>incident {number} opened: {name}</source>
        <translation>突发事件 {number} 启动：{name}</translation>
    </message>
    <message>
        <source>incident {number}, noted: {text}</source>
        <translation>突发事件 {number} 记录：{text}</translation>
    </message>
    <message>
        <source>incident {number} closed: {text}</source>
        <translation>突发事件 {number} 结束：{text}</translation>
    </message>
    <message>
        <source>incident {number} reopened: {text}</source>
        <translation>突发事件 {number} 重新启动：{text}</translation>
    </message>
    <message>
        <source>emergency plan changed: {name}, version {version}</source>
        <translation>应急预案修改：{name}，第 {version} 版</translation>
    </message>
    <message>
        <source>incident {number}, step not applicable: {text}</source>
        <translation>突发事件 {number}，步骤不适用：{text}</translation>
    </message>
    <message>
        <source>incident {number}, step done by {who}</source>
        <translation>突发事件 {number}，步骤由 {who} 完成</translation>
    </message>
    <message>
        <source>incident {number}, step taken back: {text}</source>
        <translation>突发事件 {number}，步骤撤回：{text}</translation>
    </message>
    <message>
        <source>incident {number}, step added: {text}</source>
        <translation>突发事件 {number}，增加步骤：{text}</translation>
    </message>
    <message>
        <source>incident {number}, step assigned to {who}</source>
        <translation>突发事件 {number}，步骤交由 {who} 负责</translation>
    </message>
    <message>
        <source>incident {number}, follow-up report {serial} to {body} made</source>
        <translation>突发事件 {number}，生成给{body}的续报 {serial}</translation>
    </message>
    <message>
        <source>incident {number}, {form} to {body} made</source>
        <translation>突发事件 {number}，生成给{body}的{form}</translation>
    </message>
    <message>
        <source>incident {number}, persons named in a report</source>
        <translation>突发事件 {number}，报告中写明人员身份</translation>
    </message>
    <message>
        <source>incident {number}, report sent to {body}: {how}</source>
        <translation>突发事件 {number}，报告已报送{body}：{how}</translation>
    </message>
    <message>
        <source>incident {number}, receipt confirmed by {who}</source>
        <translation>突发事件 {number}，{who} 确认收到</translation>
    </message>
    <message>
        <source>shift handed over to {name}</source>
        <translation>向 {name} 交班</translation>
    </message>
</context>
</TS>
