"""A small hall with checkpoints and a plan, and short ways to walk a round in tests."""

from counter_app.hall.checklists import checklists_now
from counter_app.hall.checkpoints import set_checkpoint
from counter_app.hall.finding_facts import Weight
from counter_app.hall.findings import FindingFacts
from counter_app.hall.round_facts import Result
from counter_app.hall.round_plans import WEEKDAYS, Plan, TimeWindow
from counter_app.hall.rounds import (
    GivenAnswer,
    answer_point,
    finish_round,
    note_missed,
    rounds_now,
    set_plan,
)
from counter_app.journal.clock import MINUTE, day_of
from tests.small_hall import NOON

HOUR = 60 * MINUTE


def slot_of(one):
    """The slot of a planned round."""
    return one.slot


class RoundHall:
    """Two places and a plan with rounds at 13, 16 and 23 o'clock; it is noon."""

    def __init__(self, small_hall):
        self.small = small_hall
        self.clock, self.hall, self.journal = (
            small_hall.clock,
            small_hall.hall,
            small_hall.journal,
        )
        self.leader = small_hall.leader
        self.entrance = set_checkpoint(self.leader, "一楼入口", "ENTRANCE", "ENTRANCE")
        self.toilets = set_checkpoint(self.leader, "二楼卫生间", "TOILETS")
        windows = (
            TimeWindow(13 * 60, 14 * 60),
            TimeWindow(16 * 60, 17 * 60),
            TimeWindow(23 * 60, 60),
        )
        self.plan = self.set_plan(windows=windows)

    def set_plan(self, desk=None, **changes):
        facts = {
            "id": "",
            "name": "每日巡查",
            "checkpoints": (self.entrance.id, self.toilets.id),
            "weekdays": WEEKDAYS,
            "windows": (),
        }
        return set_plan(desk or self.leader, Plan(**facts | changes))

    @property
    def today(self):
        return day_of(self.clock.now())

    def at(self, hour, minute=0):
        """Set the clock to an hour of the day on which the hall began; 25 is on the next one."""
        self.clock.moment = NOON + (hour - 12) * HOUR + minute * MINUTE
        return self.clock.moment

    def slot(self, place=0, desk=None):
        """A round of today that is not done yet."""
        rounds = rounds_now(desk or self.leader)
        those = (*rounds.missed, *rounds.under_way, *rounds.planned)
        return [one.slot for one in those if one.slot is not None][place]

    def checklist(self, checkpoint, journal=None):
        with (journal or self.journal).read() as connection:
            return checklists_now(connection, self.hall)[checkpoint.place]

    def facts(self, **changes):
        facts = {
            "weight": Weight.SERIOUS,
            "who_name": "保洁王师傅",
            "until": self.clock.now() + HOUR,
        }
        return FindingFacts(**facts | changes)

    def answers(self, checkpoint, fail=(), journal=None, note=""):
        """Everything passes but the questions named."""
        return {
            question.code: GivenAnswer(
                result=Result.FAIL, note=note or "地面湿滑", finding=self.facts()
            )
            if question.code in fail
            else GivenAnswer(result=Result.PASS)
            for question in self.checklist(checkpoint, journal).questions
        }

    def answer(self, round, checkpoint, fail=(), desk=None, note=""):
        desk = desk or self.leader
        checklist = self.checklist(checkpoint, desk.journal)
        given = self.answers(checkpoint, fail, desk.journal, note)
        return answer_point(desk, round, checkpoint.id, checklist.version, given)

    def walk(self, round, desk=None, fail=()):
        """Answer both places and end the round."""
        self.answer(round, self.entrance, desk=desk)
        self.answer(round, self.toilets, fail, desk=desk)
        return finish_round(desk or self.leader, round)

    def note_missed(self, journal=None):
        return note_missed(journal or self.journal)
