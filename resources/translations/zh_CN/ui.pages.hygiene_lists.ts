<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui.pages.hygiene_lists</name>
    <message>
        <source>Nothing is on this list.</source>
        <translation>清单为空。</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>New area</source>
        <translation>新增区域</translation>
    </message>
    <message>
        <source>Supply list</source>
        <translation>物资清单</translation>
    </message>
    <message>
        <source>New supply</source>
        <translation>新增物资</translation>
    </message>
    <message>
        <source>Airings a day</source>
        <translation>每日通风次数</translation>
    </message>
    <message>
        <source>Airings a day (0: none)</source>
        <translation>每日通风次数（0 为不通风）</translation>
    </message>
    <message>
        <source>At least so many minutes each</source>
        <translation>每次至少（分钟）</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Order at</source>
        <translation>补货线</translation>
    </message>
    <message>
        <source>Unit in Chinese</source>
        <translation>单位（中文）</translation>
    </message>
    <message>
        <source>Unit in English</source>
        <translation>单位（英文）</translation>
    </message>
    <message>
        <source>To be ordered at so many or fewer</source>
        <translation>补货线（不多于此数时补货）</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>可不填</translation>
    </message>
</context>
</TS>
