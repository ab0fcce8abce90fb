<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sync.trust</name>
    <message>
        <source>Enter the address as the centre gave it, such as 10.1.2.3 or centre.example:8443.</source>
        <translation>请按中心提供的地址填写，例如 10.1.2.3 或 centre.example:8443。</translation>
    </message>
    <message>
        <source>What answers at {address} is no hub or centre.</source>
        <translation>在 {address} 应答的不是大厅主机或中心。</translation>
    </message>
    <message>
        <source>Nobody answers at {address}. Look at the address and the cable, then try again.</source>
        <translation>{address} 没有应答。请检查地址和网线后重试。</translation>
    </message>
</context>
</TS>
