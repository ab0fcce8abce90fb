"""What every page of the reference data does: which hall is looked at, and what changes in which.

Not here: the pages (`reference_pages`, `reference_lists`), and as whom it is written
(`server.reference`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.responses import Response

from counter_app.errors import Conflict, InputError
from counter_app.people.desk import Desk
from counter_app.server.overview.standing import hall_names
from counter_app.server.overview.visit import Visit
from counter_app.server.reference import ReferenceData

ALL = "all"
"""In a form: every hall."""


def apply_change(
    visit: Visit, data: ReferenceData, about: str, change: Callable[[Desk], object], back: str
) -> Response:
    """Make a change in the halls that the form names, and show what became of it."""
    by = visit.administrator
    with visit.server.database.of_centre() as connection:
        halls = hall_names(connection)
    wanted = visit.text("hall")
    if wanted != ALL and wanted not in halls:
        raise Conflict("Choose a hall.", field="hall")
    outcomes = data.apply(by, halls if wanted == ALL else [wanted], about, change)
    failed = sum(one.trouble is not None for one in outcomes)
    return visit.page(
        "outcomes.html",
        409 if failed == len(outcomes) else 200,
        outcomes=outcomes,
        halls=halls,
        failed=failed,
        back=back,
    )


def chosen_hall(visit: Visit, halls: Mapping[str, str]) -> str | None:
    """The hall that is looked at: the one named, else the first."""
    named = visit.request.query_params.get("hall") or visit.text("seen")
    return named if named in halls else next(iter(halls), None)


def number_in(visit: Visit, field: str) -> int:
    """A whole number in a field; `InputError` there for anything else."""
    try:
        return int(visit.text(field))
    except ValueError:
        raise InputError("Enter a whole number.", field=field) from None
