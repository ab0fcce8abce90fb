<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.settings_screen</name>
    <message>
        <source>Screen</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>very large</source>
        <translation>特大</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>使用这些设置</translation>
    </message>
    <message>
        <source>Press again: what is typed and not saved goes</source>
        <translation>再按一次：尚未保存的输入将丢失</translation>
    </message>
    <message>
        <source>It holds for this computer and everybody who signs in here. The pages are built anew at once; you stay signed in.</source>
        <translation>只影响本机，对在本机登录的所有人有效。页面立即重新打开，不必重新登录。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Size of type</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Set when the program was started; it holds until it is closed.</source>
        <translation>此项在启动程序时已指定，关闭程序前一直有效。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
</context>
</TS>
