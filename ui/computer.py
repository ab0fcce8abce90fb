"""This computer, as pages may know it: its screen, its backups, its key, its lines to others.

Pages know no store and no files; they ask here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counter_app.language import Phrase
from ui.screen_settings import (
    ScreenSettings,
    keep_screen_settings,
    read_screen_settings,
)

if TYPE_CHECKING:
    from ui.keeping import Backups
    from ui.opening import OpenedHall
    from ui.replica import Replica


@dataclass(frozen=True)
class Computer:
    """What a page may ask of the computer it runs on.

    `screen` is how the screen is now; the names in `fixed` were given on the command line and hold
    over what is kept. `show_screen` builds everything that is seen anew, with other settings.
    """

    opened: OpenedHall
    screen: ScreenSettings
    fixed: frozenset[str]
    show_screen: Callable[[ScreenSettings], None]
    replica: Replica | None = None
    """None where nobody is met, as for a picture."""

    def keep_screen(self, settings: ScreenSettings) -> None:
        """Keep the screen's settings for the next start; in the pool.

        What the command line gave is not kept. Raises `EnvironmentFault` where nothing can be
        written.
        """
        kept = read_screen_settings(self.opened.folder)
        held = {name: getattr(kept, name) for name in self.fixed}
        keep_screen_settings(self.opened.folder, replace(settings, **held))

    def read_backups(self) -> Backups:
        """How the backups stand; in the pool."""
        from ui.keeping import read_backups

        return read_backups(self.opened)

    def back_up_now(self) -> Backups:
        """Make today's backup, or make it anew; in the pool, and it takes long."""
        from ui.keeping import back_up_now

        return back_up_now(self.opened)

    def meet_now(self) -> None:
        """Meet everybody now, whatever pauses are under way; on the database thread."""
        if self.replica is not None:
            self.replica.meet_now()

    def hubs_without_code(self) -> tuple[str, ...]:
        """Where hubs of this hall are that need a code of this desk; on the database thread."""
        return () if self.replica is None else self.replica.addresses_without_code()

    @property
    def key_words(self) -> Phrase:
        """Where the database's key lives, in plain words."""
        return self.opened.kept_in.label
