<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.window_matters</name>
    <message>
        <source>under way…</source>
        <translation>办理中…</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Choose how this matter ended.</source>
        <translation>请选择这个事项的办理结果。</translation>
    </message>
    <message>
        <source>Can be online</source>
        <translation>可网办</translation>
    </message>
    <message>
        <source>1 to 9 or ↑ ↓ choose the matter; a letter or ← → how it ended.</source>
        <translation>按 1–9 或 ↑ ↓ 选事项，按字母或 ← → 选结果。</translation>
    </message>
    <message>
        <source>yes · {place}</source>
        <translation>可 · {place}</translation>
    </message>
    <message>
        <source>Finish without calling the next  Shift+F2</source>
        <translation>只办结，不叫下一位  Shift+F2</translation>
    </message>
</context>
</TS>
