<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sync.codes</name>
    <message>
        <source>A code has four groups of five letters and digits, like 7K2QM-90XDA-B3TZV-0H1RC. Look at it again.</source>
        <translation>接入码由四组、每组五位的字母和数字组成，例如 7K2QM-90XDA-B3TZV-0H1RC。请核对后重新输入。</translation>
    </message>
</context>
</TS>
