<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.case_after_sheets</name>
    <message>
        <source>Extend</source>
        <translation>延长留观</translation>
    </message>
    <message>
        <source>isolation goes on</source>
        <translation>延长留观</translation>
    </message>
    <message>
        <source>Until (hour:minute)</source>
        <translation>到几点（时:分）</translation>
    </message>
    <message>
        <source>On which day</source>
        <translation>哪一天</translation>
    </message>
    <message>
        <source>Record the disinfection</source>
        <translation>登记消毒</translation>
    </message>
    <message>
        <source>What was disinfected</source>
        <translation>消毒了哪里</translation>
    </message>
    <message>
        <source>Other areas</source>
        <translation>其他区域</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>完成人</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>消毒剂</translation>
    </message>
    <message>
        <source>Concentration</source>
        <translation>浓度</translation>
    </message>
    <message>
        <source>Record that it stands still</source>
        <translation>登记已停用</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>谁要求的</translation>
    </message>
    <message>
        <source>Stopped by</source>
        <translation>由谁停用</translation>
    </message>
    <message>
        <source>close the case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>处置结果</translation>
    </message>
    <message>
        <source>Open the case again</source>
        <translation>重新打开个案</translation>
    </message>
    <message>
        <source>open the case again</source>
        <translation>重新打开个案</translation>
    </message>
    <message>
        <source>The person stays released. Who is suspected anew is raised by F7 instead.</source>
        <translation>人员仍为已离开状态。如再次可疑，请用 F7 上报。</translation>
    </message>
    <message>
        <source>Chlorine disinfectant</source>
        <translation>含氯消毒剂</translation>
    </message>
    <message>
        <source>A window is open for calling again when this happened after the person left.</source>
        <translation>人员离开之后进行的消毒登记后，窗口恢复叫号。</translation>
    </message>
    <message>
        <source>The person is still here, as far as is recorded: this opens no window yet. Record first where the person is.</source>
        <translation>按登记人员尚未离开窗口：现在登记不会恢复叫号。请先登记人员已到留观场所。</translation>
    </message>
    <message>
        <source>in {count} days</source>
        <translation>{count} 天后</translation>
    </message>
</context>
</TS>
