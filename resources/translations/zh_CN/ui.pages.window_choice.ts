<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.window_choice</name>
    <message>
        <source>No window is set up yet. The administrator does it in the settings.</source>
        <translation>还没有设置窗口，请管理员在“设置”中添加。</translation>
    </message>
    <message>
        <source>Sit down here</source>
        <translation>坐到这个窗口</translation>
    </message>
    <message>
        <source>Close this desk's window</source>
        <translation>关闭本窗口</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空着</translation>
    </message>
    <message>
        <source>Which window is this?</source>
        <translation>您在几号窗口？</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>办理业务</translation>
    </message>
    <message>
        <source>Who sits there</source>
        <translation>谁在办公</translation>
    </message>
    <message>
        <source>{name} (this desk)</source>
        <translation>{name}（本工位）</translation>
    </message>
    <message>
        <source>Window no.</source>
        <translation>窗口号</translation>
    </message>
    <message>
        <source>closed until disinfected, case {number}</source>
        <translation>消毒前停用，个案 {number}</translation>
    </message>
</context>
</TS>
