<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>hall.identity</name>
    <message>
        <source>resident identity card</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Hong Kong, Macao or Taiwan residence permit</source>
        <translation>港澳台居民居住证</translation>
    </message>
    <message>
        <source>foreign permanent resident card</source>
        <translation>外国人永久居留身份证</translation>
    </message>
    <message>
        <source>Hong Kong and Macao travel permit</source>
        <translation>港澳居民来往内地通行证</translation>
    </message>
    <message>
        <source>Taiwan travel permit</source>
        <translation>台湾居民来往大陆通行证</translation>
    </message>
    <message>
        <source>passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>temporary identity card</source>
        <translation>临时身份证</translation>
    </message>
    <message>
        <source>household register</source>
        <translation>户口簿</translation>
    </message>
    <message>
        <source>military identity card</source>
        <translation>军人证件</translation>
    </message>
    <message>
        <source>unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>no document at hand</source>
        <translation>未带证件</translation>
    </message>
    <message>
        <source>H or M and 8 digits</source>
        <translation>H 或 M 加 8 位数字</translation>
    </message>
    <message>
        <source>8 digits</source>
        <translation>8 位数字</translation>
    </message>
    <message>
        <source>5 to 20 letters and digits</source>
        <translation>5 至 20 位字母或数字</translation>
    </message>
    <message>
        <source>4 to 20 characters</source>
        <translation>4 至 20 个字符</translation>
    </message>
    <message>
        <source>A number was typed. Choose the kind of document it belongs to.</source>
        <translation>已输入号码，请选择它属于哪种证件。</translation>
    </message>
    <message>
        <source>Type the number, or choose 'no document at hand'.</source>
        <translation>请输入号码，或选择“未带证件”。</translation>
    </message>
    <message>
        <source>This is no number that we know. Choose the kind of document.</source>
        <translation>认不出这是什么号码，请选择证件类型。</translation>
    </message>
    <message>
        <source>This is an old number of 15 digits; today it is {longer}. Compare with the card.</source>
        <translation>这是 15 位旧号码，现为 {longer}，请与证件核对。</translation>
    </message>
    <message>
        <source>The number has {count} characters; it should have 18.</source>
        <translation>号码有 {count} 位，应为 18 位。</translation>
    </message>
    <message>
        <source>Character {position} of the number is no digit.</source>
        <translation>号码第 {position} 位不是数字。</translation>
    </message>
    <message>
        <source>The number does not fit its check digit: one digit is mistyped.</source>
        <translation>号码与校验码不符，有一位输错了。</translation>
    </message>
    <message>
        <source>This number does not belong to this kind of document.</source>
        <translation>号码与所选证件类型不符。</translation>
    </message>
    <message>
        <source>The area code is unknown. Compare the first 6 digits with the card.</source>
        <translation>地区码不常见，请核对号码前 6 位。</translation>
    </message>
    <message>
        <source>Digits 7 to 14 are no date of birth.</source>
        <translation>号码第 7 至 14 位不是出生日期。</translation>
    </message>
    <message>
        <source>The date of birth in the number lies in the future.</source>
        <translation>号码里的出生日期还没到。</translation>
    </message>
    <message>
        <source>The date of birth in the number is over {years} years ago.</source>
        <translation>号码里的出生日期在 {years} 年以前。</translation>
    </message>
    <message>
        <source>This is no unified social credit code: compare all 18 characters.</source>
        <translation>这不是统一社会信用代码，请核对全部 18 位。</translation>
    </message>
    <message>
        <source>The number should have {shape}.</source>
        <translation>号码应为{shape}。</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>sex not stated</source>
        <translation>性别未填</translation>
    </message>
</context>
</TS>
