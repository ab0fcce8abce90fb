"""Every text that people read is translated, and none of them bypasses translation."""

import ast
import re
from collections import defaultdict
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, nodes

from installer import translations

# Methods and classes of Qt that show their first text to people.
SHOWING = frozenset(
    {
        "QAction",
        "QCheckBox",
        "QDockWidget",
        "QGroupBox",
        "QLabel",
        "QListWidgetItem",
        "QMenu",
        "QMessageBox",
        "QPushButton",
        "QRadioButton",
        "QStandardItem",
        "QTableWidgetItem",
        "QToolButton",
        "QTreeWidgetItem",
        "TextItem",
        "addAction",
        "addButton",
        "addItem",
        "addItems",
        "addMenu",
        "addRow",
        "addTab",
        "drawText",
        "insertItem",
        "insertTab",
        "setAccessibleDescription",
        "setAccessibleName",
        "setDetailedText",
        "setHeaderLabels",
        "setHorizontalHeaderLabels",
        "setHtml",
        "setInformativeText",
        "setItemText",
        "setLabel",
        "setLabelText",
        "setPlaceholderText",
        "setPlainText",
        "setPrefix",
        "setSpecialValueText",
        "setStatusTip",
        "setSubTitle",
        "setSuffix",
        "setTabText",
        "setText",
        "setTitle",
        "setToolTip",
        "setVerticalHeaderLabels",
        "setWhatsThis",
        "setWindowTitle",
        "showMessage",
    }
)
SHOWING_KEYWORDS = frozenset({"text", "title", "toolTip", "placeholderText", "windowTitle"})
# What stands on a key is the same in every language.
KEY = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d{1,2}|Enter|Esc|Tab|Space|[A-Z0-9])")


def literal_text(node: ast.expr) -> str:
    """The fixed letters of a literal, an f-string or a list of them; empty for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(literal_text(part) for part in node.values)
    if isinstance(node, ast.List | ast.Tuple):
        return "".join(literal_text(part) for part in node.elts)
    return ""


def shown_texts(call: ast.Call) -> list[str]:
    if translations.called_name(call.func) not in SHOWING:
        return []
    first = next(filter(None, map(literal_text, call.args)), "")
    named = [literal_text(word.value) for word in call.keywords if word.arg in SHOWING_KEYWORDS]
    return [first, *named]


def bypasses(tree: ast.AST) -> list[int]:
    """Lines where a text with letters goes to the screen without `tr`."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for text in shown_texts(node)
        if any(letter.isalpha() for letter in text) and not KEY.fullmatch(text)
    ]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('label.setText("Ready")', True),
        ('label.setText(f"{n} waiting")', True),
        ('box.addItems(["一", "二"])', True),
        ('QPushButton("Save", parent)', True),
        ('QLabel(text="Save")', True),
        ('label.setText(self.tr("Ready"))', False),
        ('label.setText(f"{hours}:{minutes}")', False),
        ('label.setText("—")', False),
        ('key.setText("F2")', False),
        ('label.setObjectName("verdict")', False),
    ],
)
def test_the_net_catches_what_it_should(code, found):
    assert bool(bypasses(ast.parse(code))) is found


def test_texts_are_plain_literals():
    places = [text.place for text in translations.texts() if text.english is None]
    assert not places, "only a plain string literal can be translated: " + ", ".join(places)


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_text_is_translated(language):
    lacking = [f"{text.place}: {text.english!r}" for text in translations.missing(language)]
    assert not lacking, "without a finished translation:\n" + "\n".join(lacking)


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_no_translation_is_stale(language):
    old = [f"{found.file}: {found.english!r}" for found in translations.stale(language)]
    assert not old, "nobody says any more:\n" + "\n".join(old)


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_translations_fill_in_the_same_fields(language):
    wrong = [
        f"{found.file}: {found.english!r} → {found.said!r}"
        for found in translations.translations(language)
        if found.said and translations.fields(found.english) != translations.fields(found.said)
    ]
    assert not wrong, "other fields than the source:\n" + "\n".join(wrong)


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_one_text_has_one_translation(language):
    said = defaultdict(set)
    for found in translations.translations(language):
        said[found.english].add(found.said)
    double = {english: sorted(ways) for english, ways in said.items() if len(ways) > 1}
    assert not double


def test_the_screen_shows_nothing_untranslated():
    found = [
        f"{path.relative_to(translations.ROOT)}:{line}"
        for path, tree in translations.parsed().items()
        if path.is_relative_to(translations.ROOT / "ui")
        for line in bypasses(tree)
    ]
    assert not found, "texts that bypass tr: " + ", ".join(found)


class Bare(HTMLParser):
    """Letters of a page that no translation can reach: its text, and attributes that are read."""

    def __init__(self, html):
        super().__init__()
        self.found, self._quiet = [], 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self._quiet += tag in ("script", "style")
        for name, value in attributes:
            if name in ("title", "placeholder", "alt", "aria-label"):
                self.handle_data(value or "")

    def handle_endtag(self, tag):
        self._quiet -= tag in ("script", "style")

    def handle_data(self, data):
        if not self._quiet and any(letter.isalpha() for letter in data):
            self.found.append(data.strip())


def bare_words(template):
    """What a template says by itself: everything that is put in stands as a space."""
    said = [
        part.data if isinstance(part, nodes.TemplateData) else " "
        for output in template.find_all(nodes.Output)
        for part in output.nodes
    ]
    found = Bare("".join(said)).found
    return [one for one in found if one not in BY_THEMSELVES and not ATTRIBUTES.fullmatch(one)]


# Who can't read a page finds the other language in its own words.
BY_THEMSELVES = frozenset({"中文", "English"})
# A macro may say attributes alone, which its caller puts into a tag.
ATTRIBUTES = re.compile(r'(?:[a-z-]+="[a-z]*"\s*)+(?:autofocus)?')


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Ready</p>", True),
        ("<p>{{ count }} waiting</p>", True),
        ('<input placeholder="name">', True),
        ('<p class="x">{{ tr("Ready") }} · 3</p>', False),
        ('<form method="post">{{ token() }}</form>', False),
        ("<a>English</a>", False),
    ],
)
def test_the_net_catches_what_it_should_on_pages(html, found):
    assert bool(bare_words(Environment().parse(html))) is found


def test_pages_say_nothing_untranslated():
    found = [
        f"{path.relative_to(translations.ROOT)}: {text!r}"
        for path, tree in translations.templates().items()
        for text in bare_words(tree)
    ]
    assert translations.templates()
    assert not found, "texts that bypass tr: " + ", ".join(found)
