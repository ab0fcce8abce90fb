"""What a new hall's service catalogue begins with: the files of `resources/catalogue`.

One file for each group, and one for what they share: channels with address and steps (N3.2), and
papers. The hall changes its own catalogue from there (`catalogue`).
"""

from __future__ import annotations

import tomllib
from importlib.resources import files

import msgspec

from counter_app.hall.catalogue import (
    Catalogue,
    Channel,
    Group,
    Item,
    Words,
    catalogue_now,
    checked_group,
    facts_of,
)
from counter_app.journal.entry import Body
from counter_app.people.desk import Desk
from counter_app.people.roles import Right


def starting_catalogue() -> Catalogue:
    """What the program ships in `resources/catalogue`: one file a group, and what they share."""
    folder = files("resources") / "catalogue"
    sources = {
        path.name: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.name.endswith(".toml")
    }
    shared = sources.pop("shared.toml")
    papers = msgspec.convert(shared["papers"], dict[str, Words])
    channels = msgspec.convert(shared["channels"], dict[str, Channel])
    groups: list[Group] = []
    items: list[Item] = []
    for source in sources.values():
        matters = source.pop("items")
        group = msgspec.convert(source, Group)
        groups.append(group)
        for matter in matters:
            names = msgspec.convert(matter["names"], Words)
            matter["group"] = group.code
            matter["papers"] = [papers[key] for key in matter["papers"]]
            matter["channels"] = [_channel_for(names, channels[key]) for key in matter["channels"]]
            items.append(msgspec.convert(matter, Item))
    return Catalogue(tuple(groups), tuple(items))


def _channel_for(matter: Words, channel: Channel) -> Channel:
    """A shared channel with the matter's name in its steps."""
    steps = tuple(
        Words(
            step.chinese.replace("{matter}", matter.chinese),
            step.english.replace("{matter}", matter.english),
        )
        for step in channel.steps
    )
    return msgspec.structs.replace(channel, steps=steps)


def load_starting_catalogue(desk: Desk) -> int:
    """Bring the groups and items of the starting catalogue that the hall lacks; how many.

    What the hall has under the same code stays as the hall has it, retired items too. `InputError`
    when a missing group's letter is another group's by now.
    """
    with desk.act(Right.CHANGE_CATALOGUE) as act:
        present = catalogue_now(act.connection, act.hall)
        starting = starting_catalogue()
        missing = Catalogue(
            tuple(group for group in starting.groups if present.group(group.code) is None),
            tuple(item for item in starting.items if present.item(item.code) is None),
        )
        for group in missing.groups:
            checked_group(group, present.groups)
        facts = facts_of(act.hall, missing)
        for subject, body in facts:
            act.record(subject, body)
        return len(facts)


def starting_facts(hall: str) -> list[tuple[str, Body]]:
    """The starting catalogue as what a founding records."""
    return facts_of(hall, starting_catalogue())
