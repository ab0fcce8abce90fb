<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>diagnosis.database</name>
    <message>
        <source>There is no key yet; without a key store it will be kept in a file.</source>
        <translation>还没有密钥；本机没有系统密钥库，密钥将保存在文件里。</translation>
    </message>
    <message>
        <source>There is no hall in this folder yet. Make one (new-hall), or restore a backup.</source>
        <translation>这个文件夹里还没有大厅。请新建（new-hall），或恢复备份。</translation>
    </message>
    <message>
        <source>Every page is readable; {entries} entries, up to the last one.</source>
        <translation>每一页都能读取；共 {entries} 条记录，直到最后一条。</translation>
    </message>
    <message>
        <source>It shows {now}.</source>
        <translation>显示 {now}。</translation>
    </message>
    <message>
        <source>There is no key yet; this computer has a key store.</source>
        <translation>还没有密钥；本机有系统密钥库。</translation>
    </message>
    <message>
        <source>It can't be looked at without its key.</source>
        <translation>没有密钥，无法检查。</translation>
    </message>
    <message>
        <source>It shows {now}, before this program was made. Set the clock.</source>
        <translation>显示 {now}，早于本程序发布的日子。请校准时钟。</translation>
    </message>
    <message>
        <source>It shows {now}, but the newest entry was written at {newest}. Set the clock.</source>
        <translation>显示 {now}，但最新一条记录写于 {newest}。请校准时钟。</translation>
    </message>
    <message>
        <source>It jumps while one looks. See which program sets it, and let only one do so.</source>
        <translation>时钟在检查时跳动。请查看是哪个程序在校时，只保留一个。</translation>
    </message>
    <message>
        <source>It shows {now}, {days} days after the newest entry. Is the date right?</source>
        <translation>显示 {now}，距最新一条记录已有 {days} 天。日期对吗？</translation>
    </message>
    <message>
        <source>It shows {now}. It was set back between recent entries; their order is kept all the same. Let the system set the clock by itself.</source>
        <translation>显示 {now}。最近的记录之间时钟曾被拨回；记录的先后不受影响。请让系统自动校时。</translation>
    </message>
    <message>
        <source>The journal does not end where it should. Run: journal verify.</source>
        <translation>日志的结尾不对。请运行 journal verify。</translation>
    </message>
    <message>
        <source>It is of an older version and is copied and brought up to date next time.</source>
        <translation>数据库是旧版本，下次启动时会先留副本再升级。</translation>
    </message>
    <message>
        <source>{damaged} photos or scans are damaged; they are fetched anew from the hub or the centre. Is the disk sound?</source>
        <translation>{damaged} 份照片或扫描件已损坏，会从大厅主机或中心重新取来。请检查磁盘。</translation>
    </message>
</context>
</TS>
