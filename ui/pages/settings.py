"""Settings: what the hall's administrator decides, and what everybody may: password and screen.

Sections side by side, each in a file of its own; Ctrl+Tab goes from one to the next. Each person
sees those that their roles cover. Nothing here is a constant of the program: it all arrives as
entries (DOMAIN), but for what belongs to this computer alone.
"""

from __future__ import annotations

from typing import ClassVar

from ui.pages.sectioned_page import SectionedPage
from ui.pages.settings_backups import BackupsSection
from ui.pages.settings_catalogue import CatalogueSection
from ui.pages.settings_connection import ConnectionSection
from ui.pages.settings_hall import HallSection
from ui.pages.settings_password import PasswordSection
from ui.pages.settings_plans import PlansSection
from ui.pages.settings_screen import ScreenSection
from ui.pages.settings_section import Section
from ui.pages.settings_temperature import TemperatureSection
from ui.pages.settings_users import UsersSection
from ui.pages.settings_windows import WindowsSection

SECTIONS: tuple[tuple[str, type[Section]], ...] = (
    ("hall", HallSection),
    ("temperature", TemperatureSection),
    ("windows", WindowsSection),
    ("catalogue", CatalogueSection),
    ("plans", PlansSection),
    ("users", UsersSection),
    ("password", PasswordSection),
    ("screen", ScreenSection),
    ("connection", ConnectionSection),
    ("backups", BackupsSection),
)
"""In order; the name is what `navigate("settings", name)` opens."""


class SettingsPage(SectionedPage):
    """Whatever can be set."""

    parts = SECTIONS
    topics: ClassVar[frozenset[str]] = frozenset().union(*(one.topics for _, one in SECTIONS))
    right = None

    def title(self) -> str:
        """The page's title."""
        return self.tr("Settings")
