<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sync.peer_worker</name>
    <message>
        <source>Not everything went through; it is tried again at the next meeting.</source>
        <translation>部分记录未能送达，下次同步时自动重试。</translation>
    </message>
    <message>
        <source>No address of the other side is known.</source>
        <translation>不知道对方的地址。</translation>
    </message>
    <message>
        <source>Entries of another hall were offered and refused. Report this.</source>
        <translation>收到另一个大厅的记录，已拒收。请上报此问题。</translation>
    </message>
    <message>
        <source>Entries of {count} desks do not fit their chain and were refused; everything else went through. Run 'journal verify' on this computer and report it.</source>
        <translation>有 {count} 个工位的记录校验不符，已拒收；其余记录均已送达。请在本机运行 journal verify 并上报。</translation>
    </message>
    <message>
        <source>An entry is too large and was refused; everything before it went through.</source>
        <translation>有一条记录过大，已拒收；在它之前的记录均已送达。</translation>
    </message>
    <message>
        <source>{count} desks have two histories; it is tried again at the next meeting.</source>
        <translation>有 {count} 个工位出现两份不同的记录，下次同步时自动重试。</translation>
    </message>
    <message>
        <source>The meeting was broken off by a fault of the program.</source>
        <translation>程序故障，本次同步中断。</translation>
    </message>
</context>
</TS>
