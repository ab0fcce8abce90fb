"""A clerk's day at a window of a simulated hall: calling, serving, lunch, and going home.

What may happen is the hall's business (`hall`); here is only what clerks and visitors do.
"""

from __future__ import annotations

from collections.abc import Generator

from counter_app.errors import Conflict
from counter_app.hall.isolation import open_case
from counter_app.hall.queue import (
    add_matter,
    at_window,
    call_next,
    finish,
    finish_matter,
    hold,
    no_show,
    recall,
    resume,
    return_to_queue,
    start,
    transfer,
)
from counter_app.hall.registering import reveal
from counter_app.hall.visit_rows import Visit
from counter_app.hall.visits import Outcome, VisitState
from counter_app.hall.windows import close_window, open_window
from counter_app.simulation.cast import Post
from counter_app.simulation.isolation import work_through
from counter_app.simulation.scene import MINUTE, STANDARD_DAY, Scene, Stay
from counter_app.simulation.schedule import Steps

OUTCOMES = {
    Outcome.DONE: 72,
    Outcome.ACCEPTED: 15,
    Outcome.PAPERS_MISSING: 8,
    Outcome.DIVERTED: 3,
    Outcome.DECLINED: 2,
}
"""How matters end, out of a hundred."""

LUNCH_FROM, LUNCH_UNTIL = 180, 285
"""Minutes after opening between which clerks go to lunch, one after the other."""
LUNCH = 50
WAITS_FOR_WINDOW = 2
"""Minutes until a clerk looks again whether the window may be used."""
STAYS_ON = 25
"""Minutes after closing for those who still wait."""


def work(scene: Scene, post: Post) -> Steps:
    """One clerk from opening the window to closing it."""
    yield from _sits_down(scene, post)
    yield from _left_here(scene, post)
    place = scene.cast.posts.index(post) / max(1, len(scene.cast.posts) - 1)
    lunch = _minutes(scene, LUNCH_FROM + place * (LUNCH_UNTIL - LUNCH_FROM))
    closing, going = (
        scene.hours.closes,
        scene.hours.closes + round(STAYS_ON * MINUTE * scene.hours.pace),
    )
    # Who begins in the afternoon has eaten.
    hungry = scene.now <= lunch
    looked = -1
    while scene.now < going:
        if hungry and scene.now >= lunch:
            hungry = False
            yield from _lunch(scene, post)
            continue
        changes = scene.changes
        try:
            visit = _next(scene, post, looked)
        except Conflict:
            scene.tally.counts["overruled"] += 1
            yield scene.span(60 * WAITS_FOR_WINDOW)
            yield from _left_here(scene, post)
            continue
        if visit is not None:
            yield from _attend(scene, post, visit)
        elif scene.now >= closing:
            break
        else:
            looked = changes
            yield scene.span(12)
    if post.opens:
        close_window(post.desk, post.window)


def _sits_down(scene: Scene, post: Post) -> Steps:
    """Open the window, as soon as it may be: not before it is disinfected after a case."""
    while post.opens and scene.now < scene.hours.closes:
        try:
            open_window(post.desk, post.window)
        except Conflict:
            yield scene.span(60 * WAITS_FOR_WINDOW)
        else:
            return


def _minutes(scene: Scene, minutes: float) -> int:
    """The moment so many minutes after opening, at the day's pace."""
    day = scene.hours.closes - scene.hours.opens
    return scene.hours.opens + round(minutes * MINUTE / STANDARD_DAY * day)


def _lunch(scene: Scene, post: Post) -> Steps:
    if post.opens:
        close_window(post.desk, post.window)
    yield scene.span(60 * LUNCH)
    yield from _sits_down(scene, post)


def _left_here(scene: Scene, post: Post) -> Steps:
    """Go on with who stands at the window already, as after a cut."""
    yield scene.span(5)
    for visit in at_window(post.desk, post.window):
        yield from _attend(scene, post, visit)


def _next(scene: Scene, post: Post, looked: int) -> Visit | None:
    """Who is served next: back from a hold first; nobody while nothing changed since `looked`."""
    back = scene.back.get(post.window)
    if back:
        return resume(post.desk, post.window, back.pop(0))
    return None if scene.changes == looked else call_next(post.desk, post.window, _seen_by_all)


def _seen_by_all(_visit: str, _window: str, _calls: int, _within: float) -> bool:
    """A claim that always stands: the desks of a simulated hall share one file."""
    return True


def _attend(scene: Scene, post: Post, visit: Visit) -> Steps:
    """One visitor at the window, from the call to whatever ends it."""
    stay = scene.stay_of(visit.id)
    stay.waiting = False
    try:
        if visit.state is VisitState.ON_HOLD:
            visit = resume(post.desk, post.window, visit.id)
        elif visit.state is VisitState.CALLED:
            came = yield from _comes(scene, post, stay)
            if not came:
                return
        yield from _serve(scene, post, visit, stay)
    except Conflict:
        scene.tally.counts["overruled"] += 1


def _comes(scene: Scene, post: Post, stay: Stay) -> Generator[int, None, bool]:
    """Whether the called visitor comes; otherwise it is a no-show, and some return."""
    desk, visit = post.desk, stay.visit
    yield scene.span(30 * scene.haste)
    came = not stay.gone and scene.happens(0.94)
    if not came:
        recall(desk, visit)
        yield scene.span(60 * scene.haste)
        came = not stay.gone and scene.happens(0.4)
    if not came:
        no_show(desk, visit)
        if not stay.gone and scene.happens(0.55):
            scene.start(_returns(scene, stay), scene.span(12 * 60))
        return False
    start(desk, visit)
    return True


def _returns(scene: Scene, stay: Stay) -> Steps:
    """A no-show comes back and waits again."""
    yield 0
    try:
        return_to_queue(scene.cast.leader, stay.visit)
        scene.waits(stay)
    except Conflict:
        scene.tally.counts["overruled"] += 1


def _serve(scene: Scene, post: Post, visit: Visit, stay: Stay) -> Steps:
    """The visitor's matters one after the other; some step aside or go to another window."""
    desk, chance, reasons = post.desk, scene.chance, scene.lists.reasons
    if not stay.held and scene.happens(0.06):
        yield scene.span(90 * scene.haste)
        stay.held = True
        hold(desk, visit.id, chance.choice(reasons.held))
        if scene.happens(0.92):
            scene.start(_stands_again(scene, post, stay), scene.span(9 * 60))
        return
    if not stay.moved and scene.happens(0.04):
        yield scene.span(120 * scene.haste)
        stay.moved = True
        others = [one.window for one in scene.cast.posts if one.window != post.window]
        window = chance.choice(others) if others and scene.happens(0.8) else ""
        transfer(desk, visit.id, window, chance.choice(reasons.transferred))
        scene.waits(stay)
        return
    if not scene.healthy and scene.happens(0.001):
        yield scene.span(60)
        case = open_case(desk, visit=visit.id, symptoms=chance.choice(reasons.symptoms))
        scene.start(work_through(scene, case))
        return
    if scene.happens(0.03):
        reveal(desk, visit.id, chance.choice(reasons.revealed))
    if scene.happens(0.03):
        (item, *_) = scene.matters()
        if all(item.code != matter.code for matter in visit.matters):
            visit = add_matter(desk, visit.id, item.code)
    codes = [matter.code for matter in visit.open_matters]
    for number, code in enumerate(codes, start=1):
        known = scene.catalogue.item(code)
        minutes = 10 if known is None else known.minutes
        yield scene.span(60 * minutes * post.speed * scene.haste)
        (outcome,) = chance.choices(list(OUTCOMES), list(OUTCOMES.values()))
        if number < len(codes):
            finish_matter(desk, visit.id, code, outcome)
        else:
            finish(desk, visit.id, {code: outcome})


def _stands_again(scene: Scene, post: Post, stay: Stay) -> Steps:
    """Somebody who was on hold is back at the window."""
    yield 0
    scene.back.setdefault(post.window, []).append(stay.visit)
