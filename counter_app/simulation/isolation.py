"""What a leader of a simulated hall does in an isolation case, from the call to the last wipe.

What may happen is the hall's business (`hall.case_work`); here is only what people do.
"""

from __future__ import annotations

from counter_app.errors import Conflict
from counter_app.hall.case_rows import Case
from counter_app.hall.case_steps import Outcome
from counter_app.hall.case_work import (
    close_case,
    disinfect_after,
    hand_over,
    move_to_place,
    note_arrival,
    note_call,
    observe,
    order_transport,
)
from counter_app.hall.isolation import read_case
from counter_app.hall.temperature import Method
from counter_app.people.roles import Right
from counter_app.simulation.scene import Scene
from counter_app.simulation.schedule import Steps


def work_through(scene: Scene, case: Case) -> Steps:
    """The leader's steps after a case was opened; none where nobody here may work on cases."""
    leader, words, chance = scene.cast.leader, scene.lists.isolation, scene.chance
    if not leader.may(Right.WORK_CASE):
        return
    authority = scene.rules.health_authority or words.authority
    number = scene.rules.health_authority_phone
    name = leader.person.name

    def call(reached: bool, said: str = "") -> None:
        note_call(
            leader,
            case.id,
            body=authority,
            number=number,
            called_by=name,
            reached=reached,
            said=said,
        )

    try:
        yield scene.span(50)
        move_to_place(leader, case.id, words.place)
        yield scene.span(40)
        call(reached=False, said=words.engaged)
        yield scene.span(150)
        call(reached=True, said=words.said)
        order_transport(leader, case.id, words.transport, words.destination)
        for _ in range(2):
            yield scene.span(13 * 60)
            tenths = case.readings[-1].tenths if case.readings else 380
            typed = f"{(tenths + chance.randint(-3, 3)) / 10:.1f}"
            observe(leader, case.id, typed, Method.EAR)
        vehicle = chance.choice(words.vehicles)
        note_arrival(leader, case.id, vehicle)
        yield scene.span(4 * 60)
        hand_over(
            leader,
            case.id,
            receiver=chance.choice(words.receivers),
            receiver_body=words.transport,
            vehicle=vehicle,
            destination=words.destination,
            signed=True,
        )
        yield scene.span(25 * 60)
        disinfect_after(
            leader,
            case.id,
            done_by=chance.choice(words.cleaners),
            agent=words.agent,
            concentration=words.concentration,
            windows=read_case(leader, case.id).windows,
            place=True,
        )
        yield scene.span(10 * 60)
        close_case(leader, case.id, Outcome.UNKNOWN)
    except Conflict:
        # Somebody at the screen went on with the case by hand.
        scene.tally.counts["overruled"] += 1
