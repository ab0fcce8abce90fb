"""What the demo hall is made of, as `resources/simulation/hall.toml` says it. Values only."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import msgspec

from counter_app.hall.rules import HallRules
from counter_app.people.roles import Role


class StaffMember(msgspec.Struct, frozen=True):
    """An invented person of the staff."""

    login: str
    name: str
    roles: tuple[Role, ...]


class Place(msgspec.Struct, frozen=True):
    """A window: what it serves, who sits there, and the name of the desk that stands there."""

    number: int
    serves: tuple[str, ...]
    clerk: str
    desk: str


class DemoStaging(msgspec.Struct, frozen=True):
    """The whole file. The first of the staff is the administrator, the first desk this computer."""

    name: str
    password: str
    door: str
    leader: str
    rules: HallRules
    staff: tuple[StaffMember, ...]
    windows: tuple[Place, ...]

    @property
    def desks(self) -> tuple[str, ...]:
        """The names of all desks, this computer's first."""
        return tuple(dict.fromkeys(place.desk for place in self.windows))


def demo_staging() -> DemoStaging:
    """What the program ships."""
    source = files("resources") / "simulation" / "hall.toml"
    return msgspec.convert(tomllib.loads(source.read_text(encoding="utf-8")), DemoStaging)
