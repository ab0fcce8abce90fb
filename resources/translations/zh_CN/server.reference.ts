<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>server.reference</name>
    <message>
        <source>No desk has joined this hall yet, so nothing was written. Set it again when one has.</source>
        <translation>该大厅尚无工位接入，未写入任何内容。请在工位接入后重新下发。</translation>
    </message>
</context>
</TS>
