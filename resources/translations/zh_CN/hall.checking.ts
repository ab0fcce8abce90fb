<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.checking</name>
    <message>
        <source>Write at most {longest} characters.</source>
        <translation>最多填写 {longest} 个字。</translation>
    </message>
    <message>
        <source>This is settled already.</source>
        <translation>该事项已有人核实。</translation>
    </message>
    <message>
        <source>{count} entries wait for others that have not arrived yet</source>
        <translation>{count} 条记录在等待尚未到达的前序记录</translation>
    </message>
    <message>
        <source>What they build on is still on its way.</source>
        <translation>它们所依据的记录还在传输途中。</translation>
    </message>
    <message>
        <source>Nothing, as long as the desks exchange. If it stays, let the desk that wrote them meet the others.</source>
        <translation>各工位正在交换时无需处理；若长时间仍在，请让写下这些记录的工位与其他工位交换一次。</translation>
    </message>
    <message>
        <source>{count} entries were written by a newer program</source>
        <translation>{count} 条记录由较新版本的程序写入</translation>
    </message>
    <message>
        <source>This program can't read them yet. They are kept and passed on.</source>
        <translation>本机程序暂时读不懂；记录已保存，并照常传给其他工位。</translation>
    </message>
    <message>
        <source>Update the program at this desk; then they appear by themselves.</source>
        <translation>请升级本工位的程序，升级后会自动显示。</translation>
    </message>
    <message>
        <source>This program can't make sense of it. It is kept and passed on.</source>
        <translation>本机程序无法理解该记录；记录已保存，并照常传给其他工位。</translation>
    </message>
    <message>
        <source>Tell whoever maintains the program the number of the entry: {name}</source>
        <translation>请把记录编号告知程序维护人员：{name}</translation>
    </message>
    <message>
        <source>Look at the person again. If the release is right, release the case once more on the page Isolation.</source>
        <translation>请再次查看当事人；确应解除的，在“留观处置”页面重新解除。</translation>
    </message>
    <message>
        <source>An isolation case had suspended the visit: nothing after that counts.</source>
        <translation>该次办事已因留观个案中止，其后的操作不计入。</translation>
    </message>
    <message>
        <source>Somebody with a fever was at a window all the same: have it disinfected, and note who served there.</source>
        <translation>发热人员仍到过窗口：请安排该窗口消毒，并记下当时的经办人。</translation>
    </message>
    <message>
        <source>A suspected fever is not undone by what came later.</source>
        <translation>发热疑似不因后来的操作而撤销。</translation>
    </message>
    <message>
        <source>Find out where the person is, and tell the duty leader.</source>
        <translation>请查明当事人去向，并报告带班领导。</translation>
    </message>
    <message>
        <source>Another window had called the same visitor.</source>
        <translation>另一窗口已呼叫同一办事人。</translation>
    </message>
    <message>
        <source>See who serves the visitor; the other window calls the next.</source>
        <translation>请确认由哪个窗口办理，另一窗口呼叫下一位。</translation>
    </message>
    <message>
        <source>The case was released already.</source>
        <translation>该个案此前已解除。</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>The visit was no longer in the state that this needs.</source>
        <translation>当时该次办事已不处于可进行此操作的状态。</translation>
    </message>
    <message>
        <source>Open the visit, see what really happened, and correct it if needed.</source>
        <translation>请打开该次办事，查明实际情况，必要时更正。</translation>
    </message>
    <message>
        <source>It was entered at another desk already.</source>
        <translation>另一工位此前已录入。</translation>
    </message>
    <message>
        <source>Compare the two. If they say the same, nothing has to be done.</source>
        <translation>请核对两份记录；内容一致的无需处理。</translation>
    </message>
    <message>
        <source>Two desks opened an isolation case for the same person.</source>
        <translation>两个工位为同一人建立了留观个案。</translation>
    </message>
    <message>
        <source>Go on with one of the cases and release the other.</source>
        <translation>请保留其中一个个案继续处理，解除另一个。</translation>
    </message>
    <message>
        <source>Two desks opened the same window.</source>
        <translation>两个工位开启了同一窗口。</translation>
    </message>
    <message>
        <source>See who stands at the window; the other desk chooses another one.</source>
        <translation>请确认实际在该窗口的工位，另一工位改选其他窗口。</translation>
    </message>
    <message>
        <source>Two desks changed it and did not know of each other. Both are kept; this one stands.</source>
        <translation>两个工位在互不知情时都作了更改；两条记录均已保存，现以此条为准。</translation>
    </message>
    <message>
        <source>Look at what stands now, and change it if the other one was right.</source>
        <translation>请查看现行内容；若应以另一条为准，请再次更改。</translation>
    </message>
    <message>
        <source>Another desk added something to the incident, and the closing did not know of that: the incident stays under way.</source>
        <translation>另一台电脑补充了事件内容，而结束时并不知道：事件仍在处置中。</translation>
    </message>
    <message>
        <source>Look at what was added. If the incident is over, close it once more on the page Incidents.</source>
        <translation>请查看补充的内容。如确已结束，请在“突发事件”页再次结束。</translation>
    </message>
    <message>
        <source>Two desks made a report of this number without knowing of each other.</source>
        <translation>两台电脑在互不知情时生成了同一编号的报告。</translation>
    </message>
    <message>
        <source>Both are kept. Tell whoever received them, and go on with the next number.</source>
        <translation>两份都保留。请告知接收单位，后续按下一编号继续。</translation>
    </message>
    <message>
        <source>It was found wrong again, and the verification did not know of that.</source>
        <translation>又发现了同样的问题，复核时还不知道。</translation>
    </message>
    <message>
        <source>Look at the place again. The finding stays open on the page Rounds.</source>
        <translation>请再到现场看一次。问题仍在“巡查”页面上待办。</translation>
    </message>
    <message>
        <source>Another desk had found something wrong at the same checkpoint.</source>
        <translation>另一工位在同一巡查点发现了问题。</translation>
    </message>
    <message>
        <source>The case was raised or opened again, and the closing did not know of that: the case stays open.</source>
        <translation>该个案被再次上报或重新打开，而结案时并不知道：个案仍未结案。</translation>
    </message>
    <message>
        <source>Look at the case, and close it once more if that is right.</source>
        <translation>请查看该个案，确认无误后再次结案。</translation>
    </message>
    <message>
        <source>Something spoke for the case or the person was handed over, and the release did not know of that: it does not hold.</source>
        <translation>另有情况支持留观，或人员已交接，而解除时并不知道：该解除不生效。</translation>
    </message>
    <message>
        <source>Two desks said who leads on this day without knowing of each other.</source>
        <translation>两台设备在互不知情时各自填写了这一天的带班人。</translation>
    </message>
    <message>
        <source>Open the day, ask who really leads, and enter that. After a swap, look at the other day as well.</source>
        <translation>打开这一天，问清实际由谁带班并填写；若是调班，另一天也要看。</translation>
    </message>
</context>
</TS>
