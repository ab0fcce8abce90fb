<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.sectioned_page</name>
    <message>
        <source>Ctrl+Tab: the next part</source>
        <translation>Ctrl+Tab：下一部分</translation>
    </message>
</context>
</TS>
