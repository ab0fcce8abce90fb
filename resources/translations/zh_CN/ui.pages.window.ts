<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.window</name>
    <message>
        <source>{ticket} is {state} now; another desk did it.</source>
        <translation>{ticket} 现为“{state}”，是其他工位处理的。</translation>
    </message>
    <message>
        <source>Nobody waits for this window just now.</source>
        <translation>现在没有人等本窗口。</translation>
    </message>
    <message>
        <source>The guidance slip is printed.</source>
        <translation>指引单已打印。</translation>
    </message>
    <message>
        <source>Choose a matter from the list.</source>
        <translation>请从列表中选一个事项。</translation>
    </message>
    <message>
        <source>Ctrl+0 unfolds the lists at the right.</source>
        <translation>按 Ctrl+0 展开右侧列表。</translation>
    </message>
    <message>
        <source>At the window</source>
        <translation>窗口办理</translation>
    </message>
    <message>
        <source>{ticket} is still here. Finish or hold first, then take {other}.</source>
        <translation>{ticket} 还在窗口，请先办结或挂起，再叫 {other}。</translation>
    </message>
    <message>
        <source>Your health check of today is still missing; work goes on.</source>
        <translation>您今天还没做健康检查，不影响办理业务。</translation>
    </message>
    <message>
        <source>When there is a moment: Ctrl+T, the temperature, Enter.</source>
        <translation>有空时按 Ctrl+T，输入体温，按回车即可。</translation>
    </message>
</context>
</TS>
