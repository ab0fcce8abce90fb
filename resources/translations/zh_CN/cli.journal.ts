<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>cli.journal</name>
    <message>
        <source>Entry {name}: {what}</source>
        <translation>记录 {name}：{what}</translation>
    </message>
    <message>
        <source>The journal is exactly as it was written.</source>
        <translation>日志与写入时完全一致。</translation>
    </message>
    <message>
        <source>{count} entries were folded anew.</source>
        <translation>已重新汇总 {count} 条记录。</translation>
    </message>
    <message>
        <source>Bodies hold personal data: sign in with --user.</source>
        <translation>内容含个人信息：请用 --user 登录。</translation>
    </message>
    <message>
        <source>Photo or scan {digest}: its bytes were altered.</source>
        <translation>照片或扫描件 {digest}：内容已被改动。</translation>
    </message>
    <message>
        <source>{missing} of {named} photos and scans are not on this computer yet; they are fetched from the hub or the centre.</source>
        <translation>{named} 份照片和扫描件中有 {missing} 份还不在本机，会从大厅主机或中心取来。</translation>
    </message>
</context>
</TS>
