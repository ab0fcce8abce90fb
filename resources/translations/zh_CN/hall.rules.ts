<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.rules</name>
    <message>
        <source>People inside at most</source>
        <translation>厅内人数上限</translation>
    </message>
    <message>
        <source>Close leftovers at the end of the day</source>
        <translation>日终自动关闭未结来访</translation>
    </message>
    <message>
        <source>Lock an idle desk after (minutes)</source>
        <translation>无操作锁屏（分钟）</translation>
    </message>
    <message>
        <source>Wrong passwords before an account waits</source>
        <translation>密码错误锁定次数</translation>
    </message>
    <message>
        <source>An account then waits (minutes)</source>
        <translation>锁定时长（分钟）</translation>
    </message>
    <message>
        <source>In the observation place within (minutes)</source>
        <translation>进入留观场所时限（分钟）</translation>
    </message>
    <message>
        <source>Health authority called within (minutes)</source>
        <translation>联系卫生防疫部门时限（分钟）</translation>
    </message>
    <message>
        <source>Daily backups kept</source>
        <translation>每日备份保留份数</translation>
    </message>
    <message>
        <source>Print tickets at once</source>
        <translation>取号后立即打印号票</translation>
    </message>
    <message>
        <source>Thermometers</source>
        <translation>体温计编号</translation>
    </message>
    <message>
        <source>Health authority</source>
        <translation>卫生防疫部门</translation>
    </message>
    <message>
        <source>Phone of the health authority</source>
        <translation>卫生防疫部门电话</translation>
    </message>
    <message>
        <source>{setting}: choose a number from {least} to {most}.</source>
        <translation>{setting}：请填 {least} 到 {most} 之间的数。</translation>
    </message>
    <message>
        <source>Name at least one thermometer.</source>
        <translation>请至少填写一支体温计。</translation>
    </message>
    <message>
        <source>{setting}: at most {longest} characters.</source>
        <translation>{setting}：最多 {longest} 个字。</translation>
    </message>
    <message>
        <source>Shifts of the duty roster</source>
        <translation>带班表的班次</translation>
    </message>
    <message>
        <source>Opens at</source>
        <translation>开厅时间</translation>
    </message>
    <message>
        <source>Closes at</source>
        <translation>闭厅时间</translation>
    </message>
    <message>
        <source>Open on</source>
        <translation>开放日</translation>
    </message>
    <message>
        <source>The hall closes at least one hour after it opens.</source>
        <translation>闭厅时间须比开厅时间晚至少一小时。</translation>
    </message>
    <message>
        <source>Choose at least one day of the week.</source>
        <translation>请至少选择一天。</translation>
    </message>
    <message>
        <source>A reading under observation every (minutes)</source>
        <translation>留观期间测温间隔（分钟）</translation>
    </message>
    <message>
        <source>Disinfected after a case within (minutes)</source>
        <translation>个案离开后完成消毒时限（分钟）</translation>
    </message>
    <message>
        <source>Local government (for reports)</source>
        <translation>当地政府（报送突发事件）</translation>
    </message>
    <message>
        <source>Phone of the local government</source>
        <translation>当地政府电话</translation>
    </message>
    <message>
        <source>Superior body (for reports)</source>
        <translation>上级主管部门（报送突发事件）</translation>
    </message>
    <message>
        <source>Phone of the superior body</source>
        <translation>上级主管部门电话</translation>
    </message>
</context>
</TS>
