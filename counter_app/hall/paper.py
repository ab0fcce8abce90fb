"""Back-entry of paper forms: what was written by hand while the power or the computer was out.

Each form becomes what the door and the window would have recorded, with both times: when it
happened, as the paper says, and when it was entered. N2.4 holds for paper too: no ticket without a
mask and a normal temperature. A form is known by what it says, so entering it again adds nothing.
Not here: files (`paper_files`, `paper_forms`), columns and words (`paper_words`).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

import msgspec
from sqlalchemy import select

from counter_app.errors import InputError
from counter_app.hall.catalogue import Item, catalogue_now
from counter_app.hall.identity import DocumentKind
from counter_app.hall.paper_forms import PaperForm
from counter_app.hall.paper_words import (
    Column,
    parse_date,
    parse_kind,
    parse_mask,
    parse_matters,
    parse_method,
    parse_moment,
    parse_outcome,
)
from counter_app.hall.persons import PersonFacts, parse_person
from counter_app.hall.registering import (
    LONGEST_NOTE,
    letter_of,
    next_ticket,
    record_visit,
    with_senior,
)
from counter_app.hall.temperature import (
    CheckIdentified,
    Mask,
    Measured,
    Reading,
    State,
    check_table,
    judge,
    parse_reading,
)
from counter_app.hall.thresholds import thresholds_now
from counter_app.hall.visit_rows import Visit, visits_where
from counter_app.hall.visits import Origin, Outcome, Registered, ServedOnPaper, visit_table
from counter_app.journal.clock import MINUTE, day_of, moment_of
from counter_app.journal.entry import shared_id
from counter_app.journal.journal import Act
from counter_app.language import Phrase
from counter_app.people.desk import Desk
from counter_app.people.roles import Right

LONGEST_CELL = 500


class PaperStatus(StrEnum):
    """What became of a form."""

    REGISTERED = "registered"
    TO_CHECK = "to_check"
    REJECTED = "rejected"


class PaperResult(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a form and why. `visit` and `check` are what it led to, now or before.

    Rejected: nothing was kept, the form has to be mended. To check: a person must look; a reading
    on the form is kept, and no ticket was given. `source` names what the form says.
    """

    status: PaperStatus
    reason: Phrase | None = None
    visit: str | None = None
    ticket: str = ""
    check: str | None = None
    source: str = ""


def enter_all(
    desk: Desk, forms: Iterable[PaperForm], *, day: date | None = None, still_here: bool = False
) -> Iterator[PaperResult]:
    """Enter the forms of one file, one after the other; each is saved before the next begins.

    Of forms that say exactly the same, the first is entered and the others are to be checked.
    """
    seen: dict[str, int] = {}
    for form in forms:
        result = enter_from_paper(desk, form, day=day, still_here=still_here)
        if result.source in seen:
            result = msgspec.structs.replace(
                result,
                status=PaperStatus.TO_CHECK,
                reason=Phrase(
                    "Row {row} says exactly the same, it was entered once. "
                    "If this is another visitor, write a note that tells them apart.",
                    row=seen[result.source],
                ),
            )
        elif result.source:
            seen[result.source] = form.row
        yield result


def enter_from_paper(
    desk: Desk, form: PaperForm, *, day: date | None = None, still_here: bool = False
) -> PaperResult:
    """Enter one form; `day` is the day of a time that names none. What is wrong is in the result.

    The visit is over with that, unless its day is today and the visitor is `still_here`: then it
    waits in the queue. Raises `NotAllowed` without the right.
    """
    with desk.act(Right.ENTER_FROM_PAPER) as act:
        try:
            facts = _facts(act, form, day)
        except InputError as fault:
            return PaperResult(status=PaperStatus.REJECTED, reason=_reason(fault))
        return _enter(act, facts, still_here)


class _Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a form says, understood."""

    happened_at: int
    person: PersonFacts
    reading: Reading | None
    mask: Mask | None
    items: tuple[Item, ...]
    letter: str
    outcome: Outcome | None
    note: str

    def __repr__(self) -> str:
        return "_Facts()"  # a repr may reach a log

    @property
    def measured_source(self) -> str:
        """Names the reading: all that the form says but the mask, which may be filled in later."""
        tenths = 0 if self.reading is None else self.reading.tenths
        codes = sorted(item.code for item in self.items)
        return _digest(
            # By the minute: a spreadsheet that saves a time as text drops its seconds.
            str(self.happened_at // MINUTE),
            self.person.name,
            self.person.document,
            self.person.phone,
            str(tenths),
            *codes,
            self.note,
        )

    @property
    def source(self) -> str:
        """Names the form by what it says, whatever file, order, format or spelling it comes in."""
        return _digest(self.measured_source, "" if self.mask is None else self.mask.value)

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """The outcome of every matter, where the form says it."""
        return {} if self.outcome is None else {item.code: self.outcome for item in self.items}


def _facts(act: Act, form: PaperForm, day: date | None) -> _Facts:
    """What the form says. Raises `InputError` with the field at fault."""
    for column in Column:
        if len(getattr(form, column.value, "")) > LONGEST_CELL:
            raise InputError(
                "The cell has more than {most} characters.", field=column, most=LONGEST_CELL
            )
    on = parse_date(form.day) if form.day else day
    moment = parse_moment(form.time, on, act.now)
    for column in (Column.DOCUMENT, Column.PHONE):
        _check_not_rounded(getattr(form, column.value), column)
    person = parse_person(
        name=form.name,
        document=_document(form.document),
        document_kind=parse_kind(form.document_kind),
        phone=form.phone,
        today=moment.date(),
    )
    note = " ".join(form.note.split())
    if len(note) > LONGEST_NOTE:
        raise InputError(
            "The note has at most {longest} characters.", field="note", longest=LONGEST_NOTE
        )
    reading = None
    if form.temperature:
        # A spreadsheet may show 36.5 as 36.50.
        typed = unicodedata.normalize("NFKC", form.temperature)
        tenths = parse_reading(re.sub(r"(?<=\.\d)0+(?=\D*\Z)", "", typed))
        reading = Reading(tenths=tenths, method=parse_method(form.method))
    catalogue = catalogue_now(act.connection, act.hall)
    items = parse_matters(form.matters, catalogue)
    return _Facts(
        happened_at=moment_of(moment),
        person=person,
        reading=reading,
        mask=parse_mask(form.mask),
        items=tuple(items),
        letter=letter_of(catalogue, items[0]),
        outcome=parse_outcome(form.outcome),
        note=note,
    )


def _document(typed: str) -> str:
    """The number as typed; nothing where the cell says that there is none."""
    try:
        nothing = parse_kind(typed) is DocumentKind.NONE
    except InputError:
        return typed
    return "" if nothing else typed


def _check_not_rounded(typed: str, column: Column) -> None:
    """Refuse a number whose last digits a spreadsheet has lost, even if it could be right."""
    lost = re.fullmatch(r"\d(?:\.\d+)?E\+\d+", typed.strip(), re.ASCII | re.IGNORECASE)
    # Fifteen digits are exact. Somebody's number may really end so: written apart it is text.
    if lost or (column is Column.DOCUMENT and re.fullmatch(r"\d{15}000", typed, re.ASCII)):
        raise InputError(
            "The spreadsheet kept it as a number and lost its last digits. Format the column as "
            "text and type it again (with a space in between where it really ends in 000).",
            field=column,
        )


def _reason(fault: InputError) -> Phrase:
    """What is wrong, with the column at fault; never a number that tells who it is."""
    what = fault.phrase
    if "longer" in what.values:
        what = Phrase("This is an old number of 15 digits. Type the 18 of today's card.")
    column = next((one for one in Column if one.value == fault.field), None)
    if column is None:
        return what
    return Phrase("{column}: {what}", column=column.label, what=what)


def _enter(act: Act, facts: _Facts, still_here: bool) -> PaperResult:
    source = facts.source
    before = visits_where(act.connection, act.hall, visit_table.c.source == source)
    if before:
        return _entered_before(before[0], facts)
    twin = _twin(act, facts)
    if twin is not None:
        why = Phrase(
            "The same visitor is entered for this time, as ticket {ticket}, with other details. "
            "Correct it there if the form is right.",
            ticket=twin.ticket,
        )
        return PaperResult(
            status=PaperStatus.TO_CHECK,
            reason=why,
            visit=twin.id,
            ticket=twin.ticket,
            source=source,
        )
    if facts.reading is None:
        why = Phrase("No temperature on the form: no ticket was given.")
        return PaperResult(status=PaperStatus.TO_CHECK, reason=why, source=source)
    check, state = _measured(act, facts, facts.reading)
    reason = _doubt(facts.reading, facts.mask, state)
    mask = facts.mask
    if reason is not None or mask is None:
        return PaperResult(status=PaperStatus.TO_CHECK, reason=reason, check=check, source=source)
    day = day_of(facts.happened_at)
    number = next_ticket(act, facts.letter, day.isoformat())
    visit = _id(act, source)
    record_visit(
        act,
        visit,
        facts.person,
        Registered(
            ticket=number.text,
            letter=number.letter,
            lane=number.lane,
            serial=number.serial,
            origin=Origin.PAPER,
            matters=tuple((item.code, item.group) for item in facts.items),
            priority=with_senior((), facts.person, day),
            check=check,
            tenths=facts.reading.tenths,
            mask=mask,
            source=source,
            note=facts.note,
            happened_at=facts.happened_at,
        ),
    )
    if not (still_here and day == act.today):
        over = ServedOnPaper(happened_at=facts.happened_at, outcomes=facts.outcomes)
        act.record(visit, over)
    return PaperResult(
        status=PaperStatus.REGISTERED,
        visit=visit,
        ticket=number.text,
        check=check,
        source=source,
    )


def _entered_before(visit: Visit, facts: _Facts) -> PaperResult:
    """The form is there already; only an outcome that differs needs a person's look."""
    settled = {one.outcome for one in visit.matters}
    differs = facts.outcome is not None and settled != {facts.outcome}
    return PaperResult(
        status=PaperStatus.TO_CHECK if differs else PaperStatus.REGISTERED,
        reason=Phrase(
            "Entered before as ticket {ticket}, with another outcome. That one stays.",
            ticket=visit.ticket,
        )
        if differs
        else None,
        visit=visit.id,
        ticket=visit.ticket,
        check=visit.check,
        source=facts.source,
    )


def _twin(act: Act, facts: _Facts) -> Visit | None:
    """A visit from another form of the same person in the same minute: one of them was mended."""
    person = facts.person
    minute = facts.happened_at // MINUTE * MINUTE
    found = visits_where(
        act.connection,
        act.hall,
        visit_table.c.day == day_of(facts.happened_at).isoformat(),
        visit_table.c.source != "",
        visit_table.c.registered_at.between(minute, minute + MINUTE - 1),
    )
    for visit in found:
        if person.document and visit.person.document:
            same = person.document == visit.person.document
        else:
            same = bool(person.name) and person.name == visit.person.name
        if same:
            return visit
    return None


def _measured(act: Act, facts: _Facts, reading: Reading) -> tuple[str, State]:
    """Record the reading of a form, unless it is there already; its check and where that stands."""
    source = facts.measured_source
    check = _id(act, source)
    query = select(check_table.c.state).where(
        check_table.c.hall == act.hall, check_table.c.id == check
    )
    before = act.connection.scalar(query)
    if before is not None:
        return check, State(before)
    thresholds = thresholds_now(act.connection, act.hall)
    act.record(
        check,
        Measured(
            reading=reading,
            mask=facts.mask,
            thresholds=thresholds,
            happened_at=facts.happened_at,
            source=source,
        ),
    )
    state = judge([reading], thresholds)
    if facts.person.known and _doubt(reading, facts.mask, state) is not None:
        # Without a visit, the check is the only place that tells whose reading it was.
        act.record(check, CheckIdentified(person=facts.person))
    return check, state


def _doubt(reading: Reading, mask: Mask | None, state: State) -> Phrase | None:
    """Why the door would have given no ticket (N2.4); None where it would have."""
    degrees = f"{reading.tenths / 10:.1f}"
    if state is State.LOW:
        return Phrase(
            "{degrees} °C is too low to mean anything. The reading is kept, no ticket was given.",
            degrees=degrees,
        )
    if state is not State.NORMAL:
        return Phrase(
            "{degrees} °C is a fever. The reading is kept, no ticket was given. "
            "Tell the duty leader.",
            degrees=degrees,
        )
    if mask is Mask.REFUSED:
        return Phrase("Without a mask. The reading is kept, no ticket was given.")
    if mask is None:
        return Phrase(
            "The form does not say whether a mask was worn. The reading is kept, no ticket was "
            "given. Fill it in and import again."
        )
    return None


def _id(act: Act, source: str) -> str:
    """The same at every desk, so that a form entered at two of them folds to one."""
    return shared_id(act.hall, source)


def _digest(*parts: str) -> str:
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()
