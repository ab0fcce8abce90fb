<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.staff_today_list</name>
    <message>
        <source>{lacking} without a check · {warned} to look at</source>
        <translation>{lacking} 人未检查 · {warned} 人需关注</translation>
    </message>
    <message>
        <source>No accounts yet.</source>
        <translation>还没有账号。</translation>
    </message>
    <message>
        <source>Record a check</source>
        <translation>登记检查</translation>
    </message>
    <message>
        <source>Show readings</source>
        <translation>查看读数</translation>
    </message>
    <message>
        <source>May work after all</source>
        <translation>准予上岗</translation>
    </message>
    <message>
        <source>Day list</source>
        <translation>当日登记表</translation>
    </message>
    <message>
        <source>Month as a table</source>
        <translation>月度表格</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation>存为表格</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>登录时间</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>健康检查</translation>
    </message>
    <message>
        <source>Told at</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>What was told</source>
        <translation>登记内容</translation>
    </message>
    <message>
        <source>Only when what speaks against it is explained, as by a hospital. A reading that another desk wrote meanwhile stands against it.</source>
        <translation>仅在不宜上岗的情况已有解释（如医院排除）时使用。如其他工位同时登记了异常读数，以异常为准。</translation>
    </message>
    <message>
        <source>{number} now</source>
        <translation>{number} 号</translation>
    </message>
    <message>
        <source>, typed wrongly</source>
        <translation>，录入有误</translation>
    </message>
    <message>
        <source>May work: {why}</source>
        <translation>准予上岗：{why}</translation>
    </message>
    <message>
        <source>{name}: may work after all?</source>
        <translation>{name}：准予上岗？</translation>
    </message>
</context>
</TS>
