"""What the entries of an isolation case add up to: its row, and one for each step (N2.5).

Steps are weighed by when they happened, ends and signs by what their authors knew (`case_ends`);
so the rows are the same in whatever order desks wrote them. Not here: the kinds of entries
(`cases`, `case_steps`).
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Table

from counter_app.hall.case_ends import CaseEnds, Standing
from counter_app.hall.case_steps import (
    STEPS,
    Answers,
    AuthorityCalled,
    CaseAsked,
    CaseClosed,
    CaseDetailed,
    CaseDisinfected,
    CaseExtended,
    CaseHandedOver,
    CaseMoved,
    CaseObserved,
    CaseReopened,
    Details,
    Step,
)
from counter_app.hall.cases import (
    CaseCleared,
    CaseIdentified,
    CaseOpened,
    CaseRaised,
    CaseRevealed,
    CaseState,
    case_table,
    step_table,
)
from counter_app.hall.persons import PersonFacts, person_row
from counter_app.journal.clock import MINUTE
from counter_app.journal.entry import Body, Entry
from counter_app.journal.fold import Reason, Row, SetAside, Workflow

BETWEEN_SIGNS = " · "
"""Between what was told when the case was opened and what came to it."""


class CaseFold:
    """A case as its entries tell it."""

    def __init__(self, hall: str, subject: str) -> None:
        self._hall, self._subject = hall, subject
        self._opening: tuple[Entry, CaseOpened] | None = None
        self._raises: list[tuple[Entry, CaseRaised]] = []
        self._releases: dict[str, CaseCleared] = {}
        self._steps: list[tuple[Entry, Step]] = []
        self._person, self._details, self._answers = PersonFacts(), Details(), Answers()
        self._ends = CaseEnds()

    def take(self, entry: Entry, body: Body) -> None:
        """Take one fact."""
        match body:
            case CaseIdentified():
                self._person = body.person
            case CaseDetailed():
                self._details = body.details
            case CaseAsked():
                self._answers = body.answers
            case CaseOpened():
                if self._opening is not None:
                    raise SetAside(Reason.OVERTAKEN)
                self._opening = entry, body
            case CaseRaised() | CaseCleared() | Step() if self._opening is None:
                raise SetAside(Reason.NO_BEGINNING)
            case CaseRaised():
                self._raises.append((entry, body))
                self._ends.speaks(entry, body.knowing)
            case CaseCleared():
                self._releases[entry.mark] = body
                self._ends.releases(entry, body.knowing)
            case Step():
                self._steps.append((entry, body))
                self._weigh(entry, body)

    def _weigh(self, entry: Entry, step: Step) -> None:
        match step:
            case CaseExtended() | CaseObserved(fever=True):
                self._ends.speaks(entry, step.knowing)
            case CaseHandedOver():
                self._ends.hands_over(entry, step.knowing)
            case CaseClosed():
                self._ends.closes(entry, step.knowing)
            case CaseReopened():
                self._ends.reopens(entry, step.knowing)

    def held(self) -> Iterable[tuple[Entry, Reason]]:
        """Ends whose authors did not know all that speaks against them, and second ones."""
        return self._ends.weigh().held

    def rows(self) -> Iterable[tuple[Table, Row]]:
        """The case's row, and one for each step in the order in which they happened."""
        if self._opening is None:
            return
        standing = self._ends.weigh()
        steps = sorted(self._steps, key=lambda one: (one[1].happened_at, one[0].order))
        yield case_table, self._row(*self._opening, [step for _, step in steps], standing)
        ends = {act for act in (standing.handover, standing.closing) if act is not None}
        for position, (entry, step) in enumerate(steps):
            ending = isinstance(step, CaseHandedOver | CaseClosed)
            yield (
                step_table,
                {
                    "hall": self._hall,
                    "case": self._subject,
                    "position": position,
                    "kind": step.kind,
                    "at": step.happened_at,
                    "written_at": entry.at,
                    "actor": entry.actor,
                    "stands": not ending or entry in ends,
                    "fact": msgspec.json.encode(step).decode(),
                },
            )

    def _row(self, entry: Entry, opened: CaseOpened, steps: list[Step], standing: Standing) -> Row:
        row: Row = {
            "hall": self._hall,
            "id": self._subject,
            "number": opened.number,
            "year": opened.year,
            "lane": opened.lane,
            "serial": opened.serial,
            "opened_at": entry.at,
            "opened_by": entry.actor,
            "begun_at": entry.at,
            "place_due": entry.at + opened.place_minutes * MINUTE,
            "call_due": entry.at + opened.call_minutes * MINUTE,
            "check": opened.check,
            "visit": opened.visit,
            "ticket": opened.ticket,
            "readings": msgspec.json.encode(opened.readings).decode(),
            "matters": " ".join(opened.matters),
            "windows": " ".join(opened.windows),
            "symptoms": BETWEEN_SIGNS.join(
                filter(None, (opened.symptoms, *(body.why for _, body in self._raises)))
            ),
            "details": msgspec.json.encode(self._details).decode(),
            "answers": msgspec.json.encode(self._answers).decode(),
            **person_row(self._person),
        }
        for sign, body in self._raises:
            if body.again and sign.at >= row["begun_at"]:
                row |= {
                    "begun_at": sign.at,
                    "place_due": sign.at + body.place_minutes * MINUTE,
                    "call_due": sign.at + body.call_minutes * MINUTE,
                }
        row |= self._ended(standing)
        row |= _gone_on([one for one in steps if one.happened_at >= row["begun_at"]])
        gone = [at for at in (row["placed_at"], row["left_at"]) if at is not None]
        row["gone_at"] = min(gone, default=None)
        row["clean"] = _is_clean(steps, opened.windows, row["gone_at"], row["left_at"])
        return row

    def _ended(self, standing: Standing) -> Row:
        """Where the case stands: who ended it, how, and until when it must be disinfected."""
        by_name = {entry.name: step for entry, step in self._steps}
        release, handover, closing = standing.release, standing.handover, standing.closing
        row: Row = {"state": CaseState.OPEN.value, "left_at": None, "disinfect_due": None}
        row |= {"cleared_at": None, "cleared_by": None, "cleared_why": ""}
        row |= {"ordered_by": "", "ordered": ""}
        row |= {"closed_at": None, "closed_by": None, "outcome": "", "closed_note": ""}
        if release is not None:
            cleared = self._releases[release.mark]
            row |= _left(CaseState.CLEARED, release.at, cleared.disinfect_minutes)
            row |= {
                "cleared_at": release.at,
                "cleared_by": release.actor,
                "cleared_why": cleared.why,
                "ordered_by": cleared.ordered_by,
                "ordered": cleared.ordered.value,
            }
        if handover is not None:
            given = by_name[handover.name]
            assert isinstance(given, CaseHandedOver)
            row |= _left(CaseState.HANDED_OVER, given.happened_at, given.disinfect_minutes)
        if closing is not None:
            closed = by_name[closing.name]
            assert isinstance(closed, CaseClosed)
            row |= {
                "state": CaseState.CLOSED.value,
                "closed_at": closed.happened_at,
                "closed_by": closing.actor,
                "outcome": closed.outcome.value,
                "closed_note": closed.note,
            }
        return row


def _left(state: CaseState, at: int, minutes: int) -> Row:
    return {"state": state.value, "left_at": at, "disinfect_due": at + minutes * MINUTE}


def _is_clean(
    steps: list[Step], windows: tuple[str, ...], gone: int | None, left: int | None
) -> bool:
    """Whether the windows of the opening, and the observation place, were disinfected after."""
    if gone is None or left is None:
        return False
    done = [one for one in steps if isinstance(one, CaseDisinfected)]
    cleaned = {window for one in done if one.happened_at >= gone for window in one.windows}
    used = any(isinstance(one, CaseMoved) for one in steps)
    placed = any(one.place and one.happened_at >= left for one in done)
    return set(windows) <= cleaned and (placed or not used)


def _gone_on(steps: list[Step]) -> Row:
    """How far the person's isolation has come since it began, or began anew."""
    moves = [one for one in steps if isinstance(one, CaseMoved)]
    calls = [one for one in steps if isinstance(one, AuthorityCalled) and one.reached]
    watched = [one for one in steps if isinstance(one, CaseMoved | CaseObserved)]
    orders = [one for one in steps if isinstance(one, CaseExtended)]
    last = watched[-1] if watched else None
    return {
        "placed_at": moves[0].happened_at if moves else None,
        "called_at": calls[0].happened_at if calls else None,
        "observed_at": last.happened_at if last else None,
        "observe_due": last.happened_at + last.observe_minutes * MINUTE if last else None,
        "isolated_until": orders[-1].until if orders else None,
    }


isolation_workflow = Workflow(
    "isolation",
    (
        CaseOpened,
        CaseRaised,
        CaseCleared,
        CaseIdentified,
        CaseDetailed,
        CaseAsked,
        CaseRevealed,
        *STEPS,
    ),
    {case_table: "id", step_table: "case"},
    CaseFold,
)
