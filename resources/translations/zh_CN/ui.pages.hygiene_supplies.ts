<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.hygiene_supplies</name>
    <message>
        <source>Supplies</source>
        <translation>防疫物资</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>No supplies are on the list. Whoever leads the hall adds them.</source>
        <translation>物资清单为空，请带班领导添加。</translation>
    </message>
    <message>
        <source>Use…</source>
        <translation>领用…</translation>
    </message>
    <message>
        <source>Delivery…</source>
        <translation>入库…</translation>
    </message>
    <message>
        <source>Count…</source>
        <translation>盘点…</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未盘点</translation>
    </message>
    <message>
        <source>used up</source>
        <translation>已用完</translation>
    </message>
    <message>
        <source>to order</source>
        <translation>需补货</translation>
    </message>
    <message>
        <source>enough</source>
        <translation>充足</translation>
    </message>
    <message>
        <source>{supply}: how many were taken?</source>
        <translation>{supply}：领用多少？</translation>
    </message>
    <message>
        <source>{supply}: how many came?</source>
        <translation>{supply}：入库多少？</translation>
    </message>
    <message>
        <source>{supply}: how many are there?</source>
        <translation>{supply}：现有多少？</translation>
    </message>
    <message>
        <source>now, or 14:30</source>
        <translation>现在，或 14:30</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Used a day</source>
        <translation>日均用量</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>可用天数</translation>
    </message>
    <message>
        <source>Order at</source>
        <translation>补货线</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>上次盘点</translation>
    </message>
    <message>
        <source>How many ({units})</source>
        <translation>数量（{units}）</translation>
    </message>
</context>
</TS>
