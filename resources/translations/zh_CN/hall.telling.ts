<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.telling</name>
    <message>
        <source>personal data entered</source>
        <translation>录入个人信息</translation>
    </message>
    <message>
        <source>isolation case {number} raised</source>
        <translation>留观个案 {number} 再次上报</translation>
    </message>
    <message>
        <source>isolation case {number} released</source>
        <translation>留观个案 {number} 已解除</translation>
    </message>
    <message>
        <source>hall named {name}</source>
        <translation>大厅名称：{name}</translation>
    </message>
    <message>
        <source>desk named {name}</source>
        <translation>工位名称：{name}</translation>
    </message>
    <message>
        <source>window {window} set up</source>
        <translation>设置 {window} 号窗口</translation>
    </message>
    <message>
        <source>window {window} opened at desk {desk}</source>
        <translation>工位 {desk} 开启 {window} 号窗口</translation>
    </message>
    <message>
        <source>window {window} closed</source>
        <translation>{window} 号窗口关闭</translation>
    </message>
    <message>
        <source>rules of the hall changed</source>
        <translation>大厅规则已更改</translation>
    </message>
    <message>
        <source>limits of temperature changed</source>
        <translation>体温标准已更改</translation>
    </message>
    <message>
        <source>end of the epidemic: {day}</source>
        <translation>疫情结束日期：{day}</translation>
    </message>
    <message>
        <source>end of the epidemic: not known</source>
        <translation>疫情结束日期：未定</translation>
    </message>
    <message>
        <source>group {group} of the catalogue changed</source>
        <translation>事项目录第 {group} 组已更改</translation>
    </message>
    <message>
        <source>catalogue changed: {matter}</source>
        <translation>事项目录已更改：{matter}</translation>
    </message>
    <message>
        <source>no longer offered: {matter}</source>
        <translation>停止办理：{matter}</translation>
    </message>
    <message>
        <source>offered again: {matter}</source>
        <translation>恢复办理：{matter}</translation>
    </message>
    <message>
        <source>account {login} added</source>
        <translation>新增账号 {login}</translation>
    </message>
    <message>
        <source>account {login} changed</source>
        <translation>账号 {login} 已更改</translation>
    </message>
    <message>
        <source>password of {login} set</source>
        <translation>账号 {login} 已设密码</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>{what}: {why}</source>
        <translation>{what}：{why}</translation>
    </message>
    <message>
        <source>{degrees} °C, {method}</source>
        <translation>{degrees} ℃，{method}</translation>
    </message>
    <message>
        <source>turned away: {why}</source>
        <translation>劝返：{why}</translation>
    </message>
    <message>
        <source>registered, ticket {ticket}</source>
        <translation>登记取号 {ticket}</translation>
    </message>
    <message>
        <source>corrected: {why}</source>
        <translation>更正：{why}</translation>
    </message>
    <message>
        <source>personal data shown</source>
        <translation>查看了个人信息</translation>
    </message>
    <message>
        <source>ticket printed</source>
        <translation>号票已打印</translation>
    </message>
    <message>
        <source>printing failed, the record is kept</source>
        <translation>打印失败，记录已保留</translation>
    </message>
    <message>
        <source>called to window {window}</source>
        <translation>叫号到 {window} 号窗口</translation>
    </message>
    <message>
        <source>called again</source>
        <translation>再次呼叫</translation>
    </message>
    <message>
        <source>serving began</source>
        <translation>开始办理</translation>
    </message>
    <message>
        <source>serving goes on at window {window}</source>
        <translation>在 {window} 号窗口继续办理</translation>
    </message>
    <message>
        <source>transferred to window {window}</source>
        <translation>转到 {window} 号窗口</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>过号</translation>
    </message>
    <message>
        <source>came back, waits again</source>
        <translation>过号返回，重新排队</translation>
    </message>
    <message>
        <source>matter added: {matter}</source>
        <translation>增加事项：{matter}</translation>
    </message>
    <message>
        <source>{matter}: {outcome}</source>
        <translation>{matter}：{outcome}</translation>
    </message>
    <message>
        <source>visit finished</source>
        <translation>本次来访办结</translation>
    </message>
    <message>
        <source>isolation case {number} opened</source>
        <translation>开启留观个案 {number}</translation>
    </message>
    <message>
        <source>closed by system, nobody had ended it</source>
        <translation>无人办结，系统关闭</translation>
    </message>
    <message>
        <source>An entry that this program can't read (redacted or newer).</source>
        <translation>本程序无法读取的记录（已删除内容或版本较新）。</translation>
    </message>
    <message>
        <source>put on hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>back to the queue</source>
        <translation>退回排队</translation>
    </message>
    <message>
        <source>left without being served</source>
        <translation>未办理离开</translation>
    </message>
    <message>
        <source>suspended by isolation case {number}</source>
        <translation>因留观个案 {number} 中止</translation>
    </message>
    <message>
        <source>entered from a paper form, ticket {ticket}</source>
        <translation>按纸质登记表补录，{ticket} 号</translation>
    </message>
    <message>
        <source>was served when it was entered from paper</source>
        <translation>补录时已办理完毕</translation>
    </message>
    <message>
        <source>personal data of a contact shown</source>
        <translation>查看了接触者的个人信息</translation>
    </message>
    <message>
        <source>photo or scan attached</source>
        <translation>附上了照片或扫描件</translation>
    </message>
    <message>
        <source>{leader} leads on {day}, {shift}</source>
        <translation>{day} {shift}由 {leader} 带班</translation>
    </message>
    <message>
        <source>nobody leads on {day}, {shift}</source>
        <translation>{day} {shift}不再有人带班</translation>
    </message>
    <message>
        <source>{leader} leads on {day}, {shift}, changed places with {other} of {other_day}</source>
        <translation>{day} {shift}由 {leader} 带班，与 {other_day} 的 {other} 调班</translation>
    </message>
    <message>
        <source>contact {who} called, {result}</source>
        <translation>联系可能的接触者 {who}，{result}</translation>
    </message>
    <message>
        <source>paper made: {paper}</source>
        <translation>生成文书：{paper}</translation>
    </message>
</context>
</TS>
