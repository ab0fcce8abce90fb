"""The staff of the demo hall before a shift: their health checks, and what they were taught.

By the same verbs as the screen uses. One clerk has no check yet and one waits for a second reading,
so that there is something to see.
"""

from __future__ import annotations

from datetime import date, datetime, time

from counter_app.hall.answers import Answer, Symptoms
from counter_app.hall.staff_checks import HealthAnswers
from counter_app.hall.staff_health import HealthReport, report_health
from counter_app.hall.temperature import Method
from counter_app.hall.training import Participant, TrainingFacts, record_training
from counter_app.journal.clock import MINUTE, moment_of
from counter_app.people.desk import Desk
from counter_app.simulation.cast import Cast

WELL = HealthAnswers(
    mask=Answer.YES,
    gloves=Answer.YES,
    symptoms=Symptoms(cough=Answer.NO, fatigue=Answer.NO, dyspnoea=Answer.NO),
    contact=Answer.NO,
)
BEFORE = 25 * MINUTE
"""So long before the doors open the staff begins to come."""

READINGS = ("364", "36.6", "365", "36.2", "367", "36.5", "363")
WARM = "374"

TAUGHT = (
    ("hands", 40, "市疾病预防控制中心 王丽"),
    ("mask-gloves", 30, "市疾病预防控制中心 王丽"),
    ("suspected", 60, "周军"),
)


def check_staff(cast: Cast, day: date, opens: int, *, all_fit: bool) -> None:
    """Let the staff tell of their health before the doors open at `opens`, the leader first."""
    at = max(moment_of(datetime.combine(day, time())), opens - BEFORE)
    staff = _staff(cast)
    here = staff if all_fit else staff[:-1]
    for number, desk in enumerate(here):
        cast.clock.moment = min(opens, at + number * 2 * MINUTE)
        warm = not all_fit and number == len(here) - 1
        typed = WARM if warm else READINGS[number % len(READINGS)]
        report_health(
            desk,
            HealthReport(typed=typed, method=Method.FOREHEAD, device="T-01", answers=WELL),
        )
    cast.clock.moment = opens


def teach_staff(cast: Cast, day: date) -> None:
    """Write down what the staff was taught by a day; one topic still lacks for some."""
    people = [desk.person.id for desk in _staff(cast)]
    for number, (topic, minutes, taught_by) in enumerate(TAUGHT):
        taking = people if number == 0 else people[: len(people) - number]
        record_training(
            cast.leader,
            TrainingFacts(
                topic=topic,
                day=day,
                minutes=minutes,
                taught_by=taught_by,
                participants=tuple(Participant(user=user, passed=Answer.YES) for user in taking),
            ),
        )


def _staff(cast: Cast) -> list[Desk]:
    """Everybody who acts on a day, each once."""
    desks = {
        desk.person.id: desk
        for desk in (cast.leader, cast.door, *(post.desk for post in cast.posts))
    }
    return list(desks.values())
