"""Who may do what with rounds and findings, verb by verb."""

import pytest

from counter_app.errors import NotAllowed
from counter_app.hall.checklists import read_checklists, set_checklist
from counter_app.hall.checkpoints import list_checkpoints, set_checkpoint
from counter_app.hall.findings import (
    change_finding,
    open_findings,
    read_finding,
    rectify_finding,
    reopen_finding,
    verify_finding,
)
from counter_app.hall.round_plans import TimeWindow, read_plans
from counter_app.hall.rounds import (
    finish_round,
    read_round,
    rounds_now,
    start_extra_round,
    start_round,
)
from counter_app.people.roles import ROLE_RIGHTS, Right, Role
from tests.hall.round_hall import HOUR, RoundHall


class Scene:
    """A round under way with an open, a rectified and a verified finding."""

    def __init__(self, small_hall):
        self.rounds = RoundHall(small_hall)
        leader = self.rounds.leader
        self.round = start_extra_round(leader).round.id
        self.rounds.answer(self.round, self.rounds.toilets, fail=("CLEAN", "SOAP", "AIR"))
        self.open, self.rectified, self.verified = (one.id for one in open_findings(leader))
        for finding in (self.rectified, self.verified):
            rectify_finding(leader, finding, "已处理")
        verify_finding(leader, self.verified)
        self.rounds.at(13)
        self.slot = self.rounds.slot()
        self.soon = self.rounds.clock.now() + HOUR


VERBS = {
    "set a checklist": (
        Right.PLAN_ROUNDS,
        lambda desk, scene: set_checklist(desk, scene.rounds.checklist(scene.rounds.toilets)),
    ),
    "set a checkpoint": (
        Right.PLAN_ROUNDS,
        lambda desk, scene: set_checkpoint(desk, "三楼电梯", "PASSAGES"),
    ),
    "set a plan": (
        Right.PLAN_ROUNDS,
        lambda desk, scene: scene.rounds.set_plan(desk, windows=(TimeWindow(540, 600),)),
    ),
    "start a round": (Right.DO_ROUND, lambda desk, scene: start_round(desk, scene.slot)),
    "start an extra round": (Right.DO_ROUND, lambda desk, scene: start_extra_round(desk)),
    "answer": (
        Right.DO_ROUND,
        lambda desk, scene: scene.rounds.answer(scene.round, scene.rounds.entrance, desk=desk),
    ),
    "finish a round": (
        Right.DO_ROUND,
        lambda desk, scene: finish_round(desk, scene.round, left_out="停电"),
    ),
    "rectify": (
        Right.RECTIFY_FINDING,
        lambda desk, scene: rectify_finding(desk, scene.open, "已处理"),
    ),
    "verify": (Right.VERIFY_FINDING, lambda desk, scene: verify_finding(desk, scene.rectified)),
    "reopen": (
        Right.VERIFY_FINDING,
        lambda desk, scene: reopen_finding(desk, scene.verified, "又坏了", scene.soon),
    ),
    "change": (
        Right.VERIFY_FINDING,
        lambda desk, scene: change_finding(desk, scene.open, scene.rounds.facts(until=scene.soon)),
    ),
    "see checklists": (Right.RECTIFY_FINDING, lambda desk, scene: read_checklists(desk)),
    "see checkpoints": (Right.RECTIFY_FINDING, lambda desk, scene: list_checkpoints(desk)),
    "see plans": (Right.RECTIFY_FINDING, lambda desk, scene: read_plans(desk)),
    "see rounds": (Right.RECTIFY_FINDING, lambda desk, scene: rounds_now(desk)),
    "see a round": (Right.RECTIFY_FINDING, lambda desk, scene: read_round(desk, scene.round)),
    "see findings": (Right.RECTIFY_FINDING, lambda desk, scene: open_findings(desk)),
    "see a finding": (Right.RECTIFY_FINDING, lambda desk, scene: read_finding(desk, scene.open)),
}


@pytest.fixture
def scene(small_hall):
    return Scene(small_hall)


@pytest.mark.parametrize("verb", VERBS)
def test_only_whoever_may_does(scene, verb):
    right, do = VERBS[verb]
    small = scene.rounds.small
    # Those who may not first: what they tried must not have happened.
    for role in sorted(Role, key=lambda role: right in ROLE_RIGHTS[role]):
        desk, before = small.desk(role), small.tables()
        if right not in ROLE_RIGHTS[role]:
            with pytest.raises(NotAllowed):
                do(desk, scene)
            assert small.tables() == before
            continue
        do(desk, scene)
        break
    else:
        pytest.fail("nobody may")
