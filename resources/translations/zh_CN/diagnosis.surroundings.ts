<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>diagnosis.surroundings</name>
    <message>
        <source>Both fonts of the papers can be read.</source>
        <translation>打印用的两种字体都能读取。</translation>
    </message>
    <message>
        <source>All of them are there.</source>
        <translation>全部齐备。</translation>
    </message>
    <message>
        <source>{running} is running.</source>
        <translation>{running} 正在运行。</translation>
    </message>
    <message>
        <source>Found: {names}.</source>
        <translation>找到：{names}。</translation>
    </message>
    <message>
        <source>Qt is not installed. Install the program anew.</source>
        <translation>没有安装 Qt。请重新安装程序。</translation>
    </message>
    <message>
        <source>They come with the program.</source>
        <translation>随程序自带。</translation>
    </message>
    <message>
        <source>The system's own one is used.</source>
        <translation>使用系统自带的输入法。</translation>
    </message>
    <message>
        <source>There is no screen here, so none is needed.</source>
        <translation>这里没有屏幕，不需要输入法。</translation>
    </message>
    <message>
        <source>None is running: Chinese can't be typed. Start fcitx5 or ibus.</source>
        <translation>没有输入法在运行，无法输入中文。请启动 fcitx5 或 ibus。</translation>
    </message>
    <message>
        <source>{running} is running, but QT_IM_MODULE={wanted} has no plug-in in the program. Set QT_IM_MODULE=ibus; fcitx5 answers to that too.</source>
        <translation>{running} 正在运行，但程序没有 QT_IM_MODULE={wanted} 对应的插件。请设置 QT_IM_MODULE=ibus，fcitx5 也支持。</translation>
    </message>
    <message>
        <source>{running} is running, but QT_IM_MODULE is not set. Set QT_IM_MODULE=ibus; fcitx5 answers to that too.</source>
        <translation>{running} 正在运行，但没有设置 QT_IM_MODULE。请设置 QT_IM_MODULE=ibus，fcitx5 也支持。</translation>
    </message>
    <message>
        <source>None found. Without one, papers can still be saved as files.</source>
        <translation>没有找到打印机。没有打印机时，单据仍可存成文件。</translation>
    </message>
    <message>
        <source>{names} takes no jobs now. Switch it on and release it.</source>
        <translation>{names} 目前不接受打印任务。请开机并解除暂停。</translation>
    </message>
    <message>
        <source>The font {name} lacks characters. Install the program anew.</source>
        <translation>字体 {name} 缺字。请重新安装程序。</translation>
    </message>
    <message>
        <source>{name} can't be loaded ({said}). Install what is missing (make run does it).</source>
        <translation>{name} 无法加载（{said}）。请安装缺少的组件（make run 会自动安装）。</translation>
    </message>
    <message>
        <source>The font {name} can't be read. Install the program anew.</source>
        <translation>字体 {name} 无法读取。请重新安装程序。</translation>
    </message>
</context>
</TS>
