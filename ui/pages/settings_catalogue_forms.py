"""The forms of the service catalogue: a matter with papers and channels; a group (N3.1, N3.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from counter_app.hall.catalogue import Catalogue, Group, Item, Words
from ui.page import Page
from ui.pages.settings_channels import ChannelsEdit, channels_of, text_of_channels
from ui.pages.settings_form import NO, YES, Entry, Form, Value, yes_no
from ui.pages.settings_words import lines_of, words_of
from ui.widgets.card import Card
from ui.widgets.chips import Chips
from ui.widgets.field import Field
from ui.widgets.label import Kind, Label
from ui.widgets.lines import Lines

COLUMNS = 4


class CatalogueForm(QWidget):
    """Base of the two: a form in a card, in rows of four."""

    def __init__(self, page: Page, fields: Mapping[str, Entry]) -> None:
        super().__init__()
        self.setProperty("kind", "scrolled")
        self._look = page.look
        self.form = Form(fields, self)
        self.heading = Label("", Kind.HEADING, wraps=True)
        card = Card(self._look, margin=18, spacing=10)
        card.body.addWidget(self.heading)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(self._look.px(14))
        self._grid.setVerticalSpacing(self._look.px(10))
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        card.body.addLayout(self._grid)
        card.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def place(self, rows: Sequence[Sequence[tuple[str, int]]]) -> None:
        """Put fields in rows: name and how many columns wide."""
        for at, row in enumerate(rows):
            column = 0
            for name, width in row:
                self._grid.addWidget(self.form.fields[name], at, column, 1, width)
                column += width

    def names(self, field: str) -> Words:
        """What stands in the pair of fields of a name."""
        return Words(self.form.text(field), self.form.text(f"{field}_english"))


class ItemForm(CatalogueForm):
    """Everything about one matter."""

    def __init__(self, page: Page) -> None:
        look = page.look
        fields: dict[str, Entry] = {
            "code": Field(look, self.tr("Code")),
            "other_code": Field(look, self.tr("Code in another system")),
            "group": Chips[str](look, self.tr("Group"), ()),
            "names": Field(look, self.tr("Name (Chinese)")),
            "names_english": Field(look, self.tr("Name (English)")),
            "short_names": Field(look, self.tr("Short name (Chinese)")),
            "short_names_english": Field(look, self.tr("Short name (English)")),
            "minutes": Field(look, self.tr("Minutes at the window")),
            "daily_limit": Field(look, self.tr("Visits a day at most (0: any)")),
            "warning_at": Field(look, self.tr("Warn from (0: never)")),
            "online": Chips[str](
                look,
                self.tr("Can be done without coming"),
                ((YES, self.tr("possible")), (NO, self.tr("not possible"))),
            ),
            "papers": Lines(look, self.tr("Papers, one a line: Chinese | English"), rows=4),
            "channels": ChannelsEdit(page),
        }
        super().__init__(page, fields)
        self.place(
            (
                (("code", 2), ("other_code", 2)),
                (("group", 4),),
                (("names", 2), ("names_english", 2)),
                (("short_names", 2), ("short_names_english", 2)),
                (("minutes", 2), ("online", 2)),
                (("daily_limit", 2), ("warning_at", 2)),
                (("papers", 4),),
                (("channels", 4),),
            )
        )

    def offer_groups(self, catalogue: Catalogue, language: str) -> None:
        """The groups to choose from."""
        groups = self.form.fields["group"]
        assert isinstance(groups, Chips)
        groups.set_options(
            [(one.code, f"{one.letter} {one.name(language)}") for one in catalogue.groups]
        )

    def values_of(self, item: Item) -> dict[str, Value]:
        """What the form shows of a matter."""
        return {
            "code": item.code,
            "other_code": item.other_code,
            "group": frozenset({item.group} - {""}),
            "names": item.names.chinese,
            "names_english": item.names.english,
            "short_names": item.short_names.chinese,
            "short_names_english": item.short_names.english,
            "minutes": str(item.minutes),
            "daily_limit": str(item.daily_limit),
            "warning_at": str(item.warning_at),
            "online": yes_no(item.online),
            "papers": lines_of(item.papers),
            "channels": text_of_channels(item.channels),
        }

    def typed(self) -> Item:
        """The matter as it stands in the form; `InputError` where a number is none."""
        form = self.form
        return Item(
            code=form.text("code"),
            group=form.text("group"),
            names=self.names("names"),
            short_names=self.names("short_names"),
            other_code=form.text("other_code"),
            online=form.text("online") == YES,
            minutes=form.number("minutes"),
            daily_limit=form.number("daily_limit"),
            warning_at=form.number("warning_at"),
            papers=words_of(form.text("papers")),
            channels=channels_of(form.text("channels")),
        )


class GroupForm(CatalogueForm):
    """A group: its code, its letter on tickets, its names."""

    def __init__(self, page: Page) -> None:
        look = page.look
        super().__init__(
            page,
            {
                "code": Field(look, self.tr("Code")),
                "letter": Field(look, self.tr("Letter on tickets (A to Z)")),
                "names": Field(look, self.tr("Name (Chinese)")),
                "names_english": Field(look, self.tr("Name (English)")),
            },
        )
        self.place(((("code", 2), ("letter", 2)), (("names", 2), ("names_english", 2))))

    def values_of(self, group: Group) -> dict[str, Value]:
        """What the form shows of a group."""
        return {
            "code": group.code,
            "letter": group.letter,
            "names": group.names.chinese,
            "names_english": group.names.english,
        }

    def typed(self) -> Group:
        """The group as it stands in the form."""
        return Group(
            code=self.form.text("code"),
            letter=self.form.text("letter"),
            names=self.names("names"),
        )
