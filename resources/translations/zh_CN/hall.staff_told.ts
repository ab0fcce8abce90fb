<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.staff_told</name>
    <message>
        <source>health check of {name}, {day}</source>
        <translation>{name} 的健康检查（{day}）</translation>
    </message>
    <message>
        <source>a member of staff may work after all: {why}</source>
        <translation>准予一名工作人员上岗：{why}</translation>
    </message>
    <message>
        <source>health check of a member of staff shown</source>
        <translation>查看了一名工作人员的健康检查</translation>
    </message>
    <message>
        <source>list of health checks taken out: {first} to {last}</source>
        <translation>导出健康检查登记：{first} 至 {last}</translation>
    </message>
    <message>
        <source>private record about {name} kept</source>
        <translation>保存了关于 {name} 的私密记录</translation>
    </message>
    <message>
        <source>private record shared with who may read it</source>
        <translation>私密记录已共享给有权阅读的人</translation>
    </message>
    <message>
        <source>keys for private records made or renewed</source>
        <translation>生成或更换了私密记录的密钥</translation>
    </message>
    <message>
        <source>topic of trainings set: {name}</source>
        <translation>设置培训内容：{name}</translation>
    </message>
    <message>
        <source>training of {day} written down or corrected</source>
        <translation>登记或更正了 {day} 的培训</translation>
    </message>
    <message>
        <source>training taken back: {why}</source>
        <translation>撤回培训记录：{why}</translation>
    </message>
    <message>
        <source>training record taken out</source>
        <translation>导出培训记录</translation>
    </message>
</context>
</TS>
