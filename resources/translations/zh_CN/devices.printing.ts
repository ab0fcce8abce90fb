<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>devices.printing</name>
    <message>
        <source>The printer {printer} has no paper. Put paper in and print again; nothing is lost.</source>
        <translation>打印机“{printer}”缺纸。请装纸后再次打印，记录没有丢失。</translation>
    </message>
    <message>
        <source>Paper is stuck in the printer {printer}. Take it out and print again; nothing is lost.</source>
        <translation>打印机“{printer}”卡纸。请取出卡纸后再次打印，记录没有丢失。</translation>
    </message>
    <message>
        <source>The printer {printer} is open. Close it and print again; nothing is lost.</source>
        <translation>打印机“{printer}”的盖子没有关好。请关好后再次打印，记录没有丢失。</translation>
    </message>
    <message>
        <source>The printer {printer} does not answer. Look at its switch and cable, and print again; nothing is lost.</source>
        <translation>打印机“{printer}”没有响应。请检查电源和连接线后再次打印，记录没有丢失。</translation>
    </message>
    <message>
        <source>The printer {printer} is stopped. Start it in the system's printer settings and print again; nothing is lost.</source>
        <translation>打印机“{printer}”已停用。请在系统打印设置中启用后再次打印，记录没有丢失。</translation>
    </message>
    <message>
        <source>The printer {printer} did not take the paper: {reason} Nothing is lost.</source>
        <translation>打印机“{printer}”没有接受打印任务：{reason} 记录没有丢失。</translation>
    </message>
    <message>
        <source>This computer has no default printer. Choose a printer first.</source>
        <translation>本机没有默认打印机，请先选择一台。</translation>
    </message>
    <message>
        <source>Printing is not installed on this computer (CUPS). Nothing is lost.</source>
        <translation>本机没有安装打印服务（CUPS）。记录没有丢失。</translation>
    </message>
    <message>
        <source>The printing service does not answer. Try again later; nothing is lost.</source>
        <translation>打印服务没有响应。请稍后再试，记录没有丢失。</translation>
    </message>
    <message>
        <source>The paper could not be saved in {folder}: {reason}. Nothing is lost.</source>
        <translation>未能保存到 {folder}：{reason}。记录没有丢失。</translation>
    </message>
</context>
</TS>
