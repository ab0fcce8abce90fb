"""What stands on a paper form: its columns, the many ways to write a time, and words for choices.

Every word that the program itself shows is understood here, in both languages, and what people
write instead of it. Not here: files (`paper_files`), what is then done with a form (`paper`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from counter_app.errors import InputError
from counter_app.hall.catalogue import Catalogue, Item
from counter_app.hall.finding_items import find_items
from counter_app.hall.identity import DocumentKind
from counter_app.hall.temperature import Mask, Method
from counter_app.hall.visits import Outcome
from counter_app.journal.clock import local_time
from counter_app.language import CHINESE, Phrase

Choice = TypeVar("Choice", bound=StrEnum)

EXCEL_EPOCH = datetime(1899, 12, 30)
EARLIEST = date(2020, 1, 1)
"""The forms began with the epidemic; an older date is a mistyped year."""
MOST_SUGGESTIONS = 3


class Column(StrEnum):
    """A column of the form."""

    TIME = "time"
    DAY = "day"
    NAME = "name"
    DOCUMENT_KIND = "document_kind"
    DOCUMENT = "document"
    PHONE = "phone"
    TEMPERATURE = "temperature"
    METHOD = "method"
    MASK = "mask"
    MATTERS = "matters"
    OUTCOME = "outcome"
    NOTE = "note"
    REASON = "reason"

    @property
    def label(self) -> Phrase:
        """The column as the hall says it."""
        return _COLUMN_LABELS[self]


_COLUMN_LABELS = {
    Column.TIME: Phrase("Time"),
    Column.DAY: Phrase("Date"),
    Column.NAME: Phrase("Name"),
    Column.DOCUMENT_KIND: Phrase("Document type"),
    Column.DOCUMENT: Phrase("Document number"),
    Column.PHONE: Phrase("Phone"),
    Column.TEMPERATURE: Phrase("Temperature"),
    Column.METHOD: Phrase("Measured with"),
    Column.MASK: Phrase("Mask"),
    Column.MATTERS: Phrase("Matters"),
    Column.OUTCOME: Phrase("Outcome"),
    Column.NOTE: Phrase("Note"),
    Column.REASON: Phrase("Reason"),
}

REQUIRED = (Column.TIME, Column.TEMPERATURE, Column.MASK, Column.MATTERS)

HEADINGS: Mapping[Column, str] = {
    Column.TIME: "时间 登记时间 到达时间 办理时间 日期时间 time dateandtime datetime arrivaltime",
    Column.DAY: "日期 登记日期 办理日期 date day",
    Column.NAME: "姓名 名字 来访人 办事人 name fullname visitor",
    Column.DOCUMENT_KIND: "证件类型 证件种类 证件名称 documenttype documentkind idtype",
    Column.DOCUMENT: "证件号码 证件号 身份证号码 身份证号 身份证 documentnumber documentno "
    "idnumber",
    Column.PHONE: "电话 电话号码 联系电话 手机 手机号 手机号码 联系方式 phone telephone mobile "
    "phonenumber",
    Column.TEMPERATURE: "体温 温度 体温度 测温 temperature temp bodytemperature",
    Column.METHOD: "测温方式 测量方式 measuredwith method thermometer",
    Column.MASK: "口罩 是否戴口罩 是否佩戴口罩 佩戴口罩 戴口罩 mask",
    Column.MATTERS: "事项 办理事项 办事事项 业务 办理业务 业务事项 matter matters service services",
    Column.OUTCOME: "结果 办理结果 办理情况 outcome outcomes result",
    Column.NOTE: "备注 说明 note notes remark remarks",
    Column.REASON: "原因 未录入原因 reason",
}
"""What a column may be called, in the form of `plain_heading`."""

MASK_WORDS: Mapping[Mask, str] = {
    Mask.WORN: "是 有 戴 已戴 戴了 佩戴 已佩戴 已佩戴口罩 戴口罩 已戴口罩 自带 √ ✓ ✔ v 对 "
    "yes y true 1 worn wears wearsamask ok",
    Mask.PROVIDED: "提供 发放 已提供 已发放 现场提供 现场发放 现场提供口罩 大厅提供 领取 "
    "provided given maskprovidedhere",
    Mask.REFUSED: "否 无 没有 没戴 未戴 未佩戴 不戴 拒绝 拒戴 拒绝佩戴 拒绝佩戴口罩 × ✗ ✘ "
    "x no n false 0 none refused refuses refusesamask",
}

DOCUMENT_WORDS: Mapping[DocumentKind, str] = {
    DocumentKind.RESIDENT_ID: "居民身份证 身份证 二代身份证 二代证 residentidentitycard idcard "
    "identitycard id residentid",
    DocumentKind.RESIDENCE_PERMIT: "港澳台居民居住证 港澳居民居住证 台湾居民居住证 港澳台居住证 "
    "hongkong,macaoortaiwanresidencepermit residencepermit",
    DocumentKind.FOREIGN_PERMANENT_RESIDENT: "外国人永久居留身份证 外国人永久居留证 永久居留身份证 "
    "永居证 五星卡 foreignpermanentresidentcard permanentresidentcard",
    DocumentKind.HONG_KONG_MACAO_PERMIT: "港澳居民来往内地通行证 港澳通行证 "
    "港澳来往内地通行证 回乡证 hongkongandmacaotravelpermit",
    DocumentKind.TAIWAN_PERMIT: "台湾居民来往大陆通行证 台胞证 台湾通行证 taiwantravelpermit",
    DocumentKind.PASSPORT: "护照 外国护照 中国护照 passport",
    DocumentKind.TEMPORARY_ID: "临时身份证 临时居民身份证 temporaryidentitycard temporaryid",
    DocumentKind.HOUSEHOLD_REGISTER: "户口簿 户口本 householdregister",
    DocumentKind.MILITARY: "军人证件 军人证 军官证 士兵证 文职证 警官证 "
    "militaryidentitycard militaryid",
    DocumentKind.SOCIAL_CREDIT_CODE: "统一社会信用代码 社会信用代码 营业执照 "
    "unifiedsocialcreditcode",
    DocumentKind.NONE: "未带证件 无 无证件 没带 未带 没有 nodocumentathand none no",
}

METHOD_WORDS: Mapping[Method, str] = {
    Method.FOREHEAD: "额温枪 额温 额温计 体温枪 测温枪 foreheadthermometer forehead",
    Method.EAR: "耳温枪 耳温 耳温计 earthermometer ear",
    Method.AXILLARY: "腋温计 腋温 腋下 水银体温计 水银 armpitthermometer armpit axillary",
    Method.ORAL: "口腔体温计 口温 口腔 oralthermometer oral",
    Method.GATE: "测温门 热成像 红外测温门 temperaturegate gate",
}

OUTCOME_WORDS: Mapping[Outcome, str] = {
    Outcome.DONE: "办结 已办结 已办 已办理 办完 完成 settled done",
    Outcome.ACCEPTED: "已受理 受理 accepted,answerfollows accepted",
    Outcome.PAPERS_MISSING: "材料不齐 缺材料 资料不齐 papersmissing",
    Outcome.DIVERTED: "转网上办理 转网办 网上办理 网办 goesononline diverted online",
    Outcome.DECLINED: "不予办理 不予受理 未办 declined",
}


def plain_heading(typed: str) -> str:
    """A heading as it is compared: half-width, lower case, without brackets, spaces and marks."""
    text = unicodedata.normalize("NFKC", typed[:100]).casefold()
    return re.sub(r"[\s*:_.-]", "", re.sub(r"\(.*?\)|\[.*?\]|【.*?】", "", text))


def column_of(heading: str) -> Column | None:
    """The column that a heading names; None for one that the form does not have."""
    plain = plain_heading(heading)
    return next((one for one, names in HEADINGS.items() if plain in names.split()), None)


def parse_choice(
    typed: str, words: Mapping[Choice, str], column: Column, offered: Phrase
) -> Choice | None:
    """The choice that a word names, None for nothing typed; `InputError` says what may be typed."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed)).casefold()
    if not plain or plain in "-/—":
        return None
    for choice, known in words.items():
        if plain in unicodedata.normalize("NFKC", known).split():
            return choice
    raise InputError("This word is not known. Write {offered}.", field=column, offered=offered)


def parse_mask(typed: str) -> Mask | None:
    """Whether a mask was worn; None where the form does not say."""
    return parse_choice(typed, MASK_WORDS, Column.MASK, Phrase("yes, provided or no"))


def parse_kind(typed: str) -> DocumentKind | None:
    """The kind of document; None lets the number tell."""
    offered = Phrase("for example identity card, passport or none")
    return parse_choice(typed, DOCUMENT_WORDS, Column.DOCUMENT_KIND, offered)


def parse_method(typed: str) -> Method:
    """How the temperature was taken; by the forehead thermometer where the form does not say."""
    offered = Phrase("forehead, ear, armpit, oral or gate")
    return parse_choice(typed, METHOD_WORDS, Column.METHOD, offered) or Method.FOREHEAD


def parse_outcome(typed: str) -> Outcome | None:
    """How it ended; None where the form does not say."""
    offered = Phrase("settled, accepted, papers missing, online or declined")
    return parse_choice(typed, OUTCOME_WORDS, Column.OUTCOME, offered)


_DATE = r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<date>\d{1,2})\s*日?"
_COMPACT = r"(?P<year>\d{4})(?P<month>\d{2})(?P<date>\d{2})"
_CLOCK = (
    r"(?P<before>上午|早上|中午|下午|晚上|[ap]m)?\s*"
    r"(?P<hour>\d{1,2})\s*[:时点.]\s*(?:(?P<minute>\d{1,2})\s*分?)?"
    r"(?:\s*:?\s*(?P<second>\d{1,2})(?:\.\d+)?\s*秒?)?\s*(?P<after>[ap]m)?"
)
_BETWEEN = r"(?:\s*(?:星期.|周.)?[\st,]*)"


def parse_date(typed: str) -> date:
    """A date as written: 2020-02-10, 2020/2/10, 2020年2月10日 or 20200210; `InputError` else."""
    text = unicodedata.normalize("NFKC", typed).strip()
    found = re.fullmatch(_DATE, text, re.ASCII) or re.fullmatch(_COMPACT, text, re.ASCII)
    # A cell with a date alone also holds midnight.
    found = found or re.fullmatch(_DATE + r"[ T]0{1,2}:00(?::00)?", text, re.ASCII)
    if re.fullmatch(r"4\d{4}", text, re.ASCII):
        return (EXCEL_EPOCH + timedelta(days=int(text))).date()
    if found is not None:
        try:
            return date(int(found["year"]), int(found["month"]), int(found["date"]))
        except ValueError:
            pass
    raise InputError("This is no date. Write it like 2020-02-10.", field=Column.DAY)


def parse_moment(typed: str, day: date | None, now: int) -> datetime:
    """Hall time of what happened; `day` is the day of times that say none.

    Understands dates and times as people and spreadsheets write them. Raises `InputError` for a
    time without a day or an hour, for one in the future, and for one before the epidemic.
    """
    text = unicodedata.normalize("NFKC", typed).strip().casefold()
    if not text:
        raise InputError("When was it? The time is missing.", field=Column.TIME)
    moment = _moment(text, day)
    if moment.date() < EARLIEST:
        raise InputError("The year is mistyped: no form is so old.", field=Column.TIME)
    if moment > local_time(now).replace(tzinfo=None) + timedelta(minutes=10):
        raise InputError(
            "This is in the future. Compare the form, and this computer's clock.",
            field=Column.TIME,
        )
    return moment


def _moment(text: str, day: date | None) -> datetime:
    text = re.sub("[点时]半$", ":30", text)
    if re.fullmatch(r"\d{5}\.\d+|0?\.\d+", text, re.ASCII):
        return _of_serial(float(text), day)
    for form in (f"{_DATE}{_BETWEEN}{_CLOCK}", rf"{_COMPACT}[\st]+{_CLOCK}", _CLOCK):
        if found := re.fullmatch(form, text, re.ASCII):
            groups = found.groupdict()
            on = day
            try:
                if "year" in groups:
                    on = date(*(int(groups[name]) for name in ("year", "month", "date")))
                if on is None:
                    raise InputError(
                        "The time has no date. Write it before the time, or import with --date.",
                        field=Column.TIME,
                    )
                return datetime(
                    on.year,
                    on.month,
                    on.day,
                    _hour(groups),
                    int(groups["minute"] or 0),
                    int(groups["second"] or 0),
                )
            except ValueError:
                break
    if any(re.fullmatch(form, text, re.ASCII) for form in (_DATE, _COMPACT)):
        raise InputError("The hour is missing. Write it like 9:15.", field=Column.TIME)
    raise InputError("This is no time. Write it like 2020-02-10 9:15.", field=Column.TIME)


def _hour(groups: Mapping[str, str | None]) -> int:
    hour, half = int(groups["hour"] or 0), groups["before"] or groups["after"]
    if half in ("下午", "晚上", "pm") or (half == "中午" and hour < 10):
        return hour + 12 if hour < 12 else hour
    return 0 if half == "am" and hour == 12 else hour


def _of_serial(serial: float, day: date | None) -> datetime:
    """A spreadsheet's number for a time: days since 1900, or the fraction of a day alone."""
    if serial < 1:
        if day is None:
            raise InputError(
                "The time has no date. Write it before the time, or import with --date.",
                field=Column.TIME,
            )
        start = datetime(day.year, day.month, day.day)
    else:
        start = EXCEL_EPOCH
    return start + timedelta(seconds=round(serial * 86_400))


def parse_matters(typed: str, catalogue: Catalogue) -> list[Item]:
    """The matters of a cell, by code or any of their names; several between 、；;,，/ or lines.

    A matter that the hall has retired since is fine: it was offered then. `InputError` for one
    that is not known, with the nearest.
    """
    if not typed.strip():
        raise InputError("What did the visitor come for? The matter is missing.", field="matters")
    whole = _called(typed, catalogue)
    pieces = (
        [typed] if whole else [one for one in re.split(r"[、；;,，/／\n|]", typed) if one.strip()]
    )
    items: dict[str, Item] = {}
    for position, piece in enumerate(pieces, 1):
        found = _called(piece, catalogue)
        if len(found) == 1:
            items[found[0].code] = found[0]
            continue
        nearest = (found or find_items(catalogue, piece))[:MOST_SUGGESTIONS]
        said = "、".join(f"{one.code} {one.short_name(CHINESE)}" for one in nearest)
        if said:
            raise InputError(
                "Matter {position} is not in the catalogue. Did you mean {nearest}?",
                field="matters",
                position=position,
                nearest=said,
            )
        raise InputError(
            "Matter {position} is not in the catalogue. Write its code or its name.",
            field="matters",
            position=position,
        )
    if not items:
        raise InputError("What did the visitor come for? The matter is missing.", field="matters")
    return list(items.values())


def _called(typed: str, catalogue: Catalogue) -> list[Item]:
    """The items with exactly this code or name; retired ones where none in use has it."""
    plain = _plain_name(typed)
    found = []
    for item in catalogue.items:
        names = (
            item.code,
            item.other_code,
            item.names.chinese,
            item.names.english,
            item.short_names.chinese,
            item.short_names.english,
        )
        if plain and plain in {_plain_name(name) for name in names}:
            found.append(item)
    offered = [item for item in found if not item.retired]
    return offered or found


def _plain_name(name: str) -> str:
    return re.sub(r"[\s()]", "", unicodedata.normalize("NFKC", name)).casefold()
