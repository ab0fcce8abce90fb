"""The disinfection and ventilation record of a month, as PDF and as a workbook (N2.1, N2.2).

What was withdrawn stays in the record and says so. Not here: which facts a month has
(`hall.hygiene_month`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter_app.documents.pages import Column, Pages
from counter_app.documents.paper import Paper
from counter_app.documents.workbook import Cell, SheetData, WorkbookColumn, workbook
from counter_app.hall.concentration import concentration_text
from counter_app.hall.disinfection import Disinfection
from counter_app.hall.hygiene_month import HygieneMonth
from counter_app.hall.ventilation import Airing
from counter_app.journal.clock import MINUTE, local_time
from counter_app.language import Phrase, Translations

UNKNOWN = "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class HygieneRecord:
    """A month's record of a hall; `prepared_at` is ms since 1970 UTC."""

    hall: str
    month: HygieneMonth
    prepared_by: str
    prepared_at: int

    @property
    def file_name(self) -> str:
        """What its files are called, without an ending."""
        return f"hygiene-{self.month.first:%Y-%m}"


def hygiene_record(record: HygieneRecord, translations: Translations) -> Paper:
    """The record as PDF, A4, as many pages as it needs."""
    say, month = translations.say, record.month
    title = say(TITLE)
    prepared = Phrase(
        "Prepared by {name} at {time}",
        name=record.prepared_by,
        time=f"{local_time(record.prepared_at):%Y-%m-%d %H:%M}",
    )
    pages = Pages()
    pages.head(title, record.hall, f"{month.first:%Y-%m}", say(prepared))
    pages.facts([(say(label), value) for label, value in _figures(month)])
    pages.gap(12)
    pages.heading(say(Phrase("Disinfection")))
    if month.disinfections:
        pages.table(
            [
                Column(say(Phrase("Time")), 1.7, "left"),
                Column(say(Phrase("Assets")), 3.7, "left", wraps=True),
                Column(say(Phrase("Agent")), 2, "left", wraps=True),
                Column(say(Phrase("Strength")), 1.5, "left"),
                Column(say(Phrase("Contact, min")), 1.2),
                Column(say(Phrase("Carried out by")), 1.5, "left", wraps=True),
                Column(say(Phrase("Note")), 2, "left", wraps=True),
            ],
            [
                [
                    f"{local_time(one.happened_at):%m-%d %H:%M}",
                    _assets(one, month),
                    _agent(one, month, translations),
                    _strength(one),
                    str(one.minutes),
                    month.who(one) or UNKNOWN,
                    _remark(one, translations),
                ]
                for one in month.disinfections
            ],
        )
    else:
        pages.paragraph(say(Phrase("None in this month.")), 10)
    pages.gap(12)
    pages.heading(say(Phrase("Ventilation")))
    if month.airings:
        pages.table(
            [
                Column(say(Phrase("Date")), 1.4, "left"),
                Column(say(Phrase("Area")), 2.6, "left", wraps=True),
                Column(say(Phrase("Began at")), 1, "left"),
                Column(say(Phrase("Ended at")), 1, "left"),
                Column(say(Phrase("Minutes")), 1),
                Column(say(Phrase("Carried out by")), 2.4, "left", wraps=True),
                Column(say(Phrase("Note")), 2.4, "left", wraps=True),
            ],
            [
                [
                    one.day,
                    month.lists.area_names(one.area).said(translations.language),
                    _time(one.started_at),
                    _time(one.ended_at),
                    UNKNOWN if (lasted := _lasted(one)) is None else str(lasted),
                    _airer(one, month),
                    say(remark) if (remark := _air_remark(one, month)) else "",
                ]
                for one in month.airings
            ],
        )
    else:
        pages.paragraph(say(Phrase("None in this month.")), 10)
    pages.gap(8)
    pages.signatures([say(Phrase("Seen by the duty leader")), say(Phrase("Date"))])
    return pages.finish(
        title=f"{title} {month.first:%Y-%m}",
        author=record.hall,
        foot=f"{record.hall} · {title} · {month.first:%Y-%m}",
        translations=translations,
    )


def hygiene_workbook(record: HygieneRecord, translations: Translations) -> bytes:
    """The same as an XLSX file: a sheet of disinfections, one line for each asset, and one of
    airings.
    """
    say, month = translations.say, record.month
    disinfected = SheetData(
        say(Phrase("Disinfection")),
        [
            WorkbookColumn(say(Phrase("Time")), 17, "moment"),
            WorkbookColumn(say(Phrase("Asset number")), 10),
            WorkbookColumn(say(Phrase("Asset")), 24),
            WorkbookColumn(say(Phrase("Kind of asset")), 18),
            WorkbookColumn(say(Phrase("Area")), 18),
            WorkbookColumn(say(Phrase("Agent")), 20),
            WorkbookColumn(say(Phrase("Strength")), 14),
            WorkbookColumn(say(Phrase("Contact, min")), 12, "number"),
            WorkbookColumn(say(Phrase("Carried out by")), 14),
            WorkbookColumn(say(Phrase("Written down at")), 17, "moment"),
            WorkbookColumn(say(Phrase("Note")), 30),
        ],
        [
            _asset_line(one, asset, month, translations)
            for one in month.disinfections
            for asset in one.assets
        ],
    )
    aired = SheetData(
        say(Phrase("Ventilation")),
        [
            WorkbookColumn(say(Phrase("Date")), 12, "day"),
            WorkbookColumn(say(Phrase("Area")), 18),
            WorkbookColumn(say(Phrase("Began at")), 17, "moment"),
            WorkbookColumn(say(Phrase("Ended at")), 17, "moment"),
            WorkbookColumn(say(Phrase("Minutes")), 10, "number"),
            WorkbookColumn(say(Phrase("Carried out by")), 18),
            WorkbookColumn(say(Phrase("Note")), 30),
        ],
        [
            [
                date.fromisoformat(one.day),
                month.lists.area_names(one.area).said(translations.language),
                one.started_at,
                one.ended_at,
                _lasted(one),
                _airer(one, month),
                say(remark) if (remark := _air_remark(one, month)) else "",
            ]
            for one in month.airings
        ],
    )
    return workbook([disinfected, aired], f"{say(TITLE)} {month.first:%Y-%m}", record.hall)


TITLE = Phrase("Disinfection and ventilation record")


def _figures(month: HygieneMonth) -> list[tuple[Phrase, str]]:
    held = [one for one in month.disinfections if one.withdrawn_at is None]
    done = {asset for one in held for asset in one.assets}
    there = [asset for asset in month.assets.values() if asset.in_use]
    missed = [asset.label for asset in there if asset.id not in done]
    enough = [one for one in month.airings if _is_enough(one, month)]
    return [
        (Phrase("Disinfections"), str(len(held))),
        (Phrase("Airings long enough"), f"{len(enough)} / {len(month.airings)}"),
        (Phrase("Assets disinfected"), f"{len(there) - len(missed)} / {len(there)}"),
        (Phrase("Never disinfected"), " · ".join(missed) or UNKNOWN),
    ]


def _asset_line(
    one: Disinfection, asset: str, month: HygieneMonth, translations: Translations
) -> list[Cell]:
    known, lists, language = month.assets.get(asset), month.lists, translations.language
    return [
        one.happened_at,
        known.number if known else UNKNOWN,
        known.name if known else UNKNOWN,
        lists.kind_names(known.kind).said(language) if known else UNKNOWN,
        lists.area_names(known.area).said(language) if known and known.area else UNKNOWN,
        _agent(one, month, translations),
        _strength(one),
        one.minutes,
        month.who(one) or UNKNOWN,
        one.at,
        _remark(one, translations),
    ]


def _assets(one: Disinfection, month: HygieneMonth) -> str:
    known = (month.assets.get(asset) for asset in one.assets)
    return "、".join(sorted(asset.label if asset else UNKNOWN for asset in known))


def _agent(one: Disinfection, month: HygieneMonth, translations: Translations) -> str:
    return month.lists.agent_names(one.agent).said(translations.language)


def _strength(one: Disinfection) -> str:
    return concentration_text(one.amount, one.unit)


def _remark(one: Disinfection, translations: Translations) -> str:
    parts = []
    if one.withdrawn_at is not None:
        parts.append(translations.say(Phrase("withdrawn: {why}", why=one.withdrawn_why)))
    if one.unusual:
        parts.append(translations.say(Phrase("unusual concentration")))
    return " · ".join([*parts, one.note] if one.note else parts)


def _time(at: int | None) -> str:
    return UNKNOWN if at is None else f"{local_time(at):%H:%M}"


def _lasted(one: Airing) -> int | None:
    """Whole minutes; None where begin or end is not known."""
    if one.started_at is None or one.ended_at is None:
        return None
    return one.lasted(one.ended_at) // MINUTE


def _is_enough(one: Airing, month: HygieneMonth) -> bool:
    area, lasted = month.lists.areas.get(one.area), _lasted(one)
    return lasted is not None and lasted >= (0 if area is None else area.minutes)


def _air_remark(one: Airing, month: HygieneMonth) -> Phrase | None:
    if one.started_at is None:
        return Phrase("begin not known")
    if one.ended_at is None:
        return Phrase("end not known")
    return None if _is_enough(one, month) else Phrase("too short")


def _airer(one: Airing, month: HygieneMonth) -> str:
    names = (month.people.get(user, "") for user in (one.started_by, one.ended_by))
    return "、".join(dict.fromkeys(filter(None, names))) or UNKNOWN
