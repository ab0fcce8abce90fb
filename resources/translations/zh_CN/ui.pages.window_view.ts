<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.window_view</name>
    <message>
        <source>Can be called here</source>
        <translation>本窗口可叫</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Register somebody  Ctrl+N</source>
        <translation>登记来访者  Ctrl+N</translation>
    </message>
    <message>
        <source>Change window  Ctrl+W</source>
        <translation>换窗口  Ctrl+W</translation>
    </message>
    <message>
        <source>Press F2 to call the next one.</source>
        <translation>按 F2 叫下一位。</translation>
    </message>
    <message>
        <source>Nobody at the window</source>
        <translation>窗口空闲</translation>
    </message>
    <message>
        <source>no window is open at this desk</source>
        <translation>本工位还没有坐到窗口</translation>
    </message>
    <message>
        <source>Stop serving. Keep 1 m away, masks on; the visitor waits for the duty leader. This window is disinfected before the next one.</source>
        <translation>请停止办理，保持 1 米距离、戴好口罩，请来访者原地等带班领导。本窗口消毒后再叫下一位。</translation>
    </message>
    <message>
        <source>not up to date</source>
        <translation>未更新</translation>
    </message>
    <message>
        <source>longest wait {minutes} min</source>
        <translation>最长等候 {minutes} 分</translation>
    </message>
    <message>
        <source>{count} on hold, F12</source>
        <translation>挂起 {count} 人 F12</translation>
    </message>
    <message>
        <source>transferred from window {number}</source>
        <translation>从 {number} 号窗口转来</translation>
    </message>
    <message>
        <source>acts for {name}</source>
        <translation>代办：{name}</translation>
    </message>
    <message>
        <source>{count} companions</source>
        <translation>同行 {count} 人</translation>
    </message>
    <message>
        <source>{ticket} is a suspected case</source>
        <translation>{ticket} 已转留观</translation>
    </message>
    <message>
        <source>window {number} · {serves}</source>
        <translation>{number} 号窗口 · {serves}</translation>
    </message>
    <message>
        <source>Also called at window {number}</source>
        <translation>此号票也被 {number} 号窗口呼叫</translation>
    </message>
    <message>
        <source>The visitor is yours. Window {number} is told to call the next one.</source>
        <translation>来访者由您办理；系统已提示 {number} 号窗口呼叫下一位。</translation>
    </message>
    <message>
        <source>{ticket} was also called at window {number}</source>
        <translation>{ticket} 也被 {number} 号窗口呼叫</translation>
    </message>
    <message>
        <source>Window {number} keeps the visitor: show them the way there. Then call the next one.</source>
        <translation>由 {number} 号窗口办理：请引导来访者前往，然后呼叫下一位。</translation>
    </message>
    <message>
        <source>This window is closed until it is disinfected</source>
        <translation>本窗口消毒前停止叫号</translation>
    </message>
    <message>
        <source>The person of isolation case {number} was here. Nobody is called before the duty leader records the disinfection; sit down at another window with Ctrl+W.</source>
        <translation>留观个案 {number} 的人员来过本窗口。带班领导登记消毒后才能叫号；可按 Ctrl+W 换到其他窗口。</translation>
    </message>
</context>
</TS>
