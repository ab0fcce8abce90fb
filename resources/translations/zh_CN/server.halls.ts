<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.halls</name>
    <message>
        <source>Another hall is called so. Choose another name.</source>
        <translation>已有同名大厅，请换一个名称。</translation>
    </message>
    <message>
        <source>There is no hall {name} here. `counter-app centre halls` lists them.</source>
        <translation>这里没有大厅“{name}”。可用 `counter-app centre halls` 查看全部大厅。</translation>
    </message>
</context>
</TS>
