"""Which texts the program says, and how far their translations are: `make words` lists the gaps.

A text is the English literal given to `tr`, to `Phrase`, or to an error class, in a Python file or
given to `tr` in a template; it is found by the syntax, not by running anything. Translations are
the Linguist files of `resources/translations/<language>/`. `tests/test_words.py` fails on what
this finds.
"""

import ast
import string
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("counter_app", "ui")
LANGUAGES = ("zh_CN",)
# They pass texts on; everybody else writes them down.
MECHANISM = ("counter_app/language.py", "counter_app/errors.py", "ui/translation.py")
TRANSLATIONS = ROOT / "resources" / "translations"


@dataclass(frozen=True)
class Text:
    """One text as the source has it; `english` is None where it is not a plain literal."""

    place: str
    room: str
    english: str | None


@dataclass(frozen=True)
class Translation:
    """One message of a Linguist file; `said` is empty while it is not finished."""

    file: str
    english: str
    said: str


def source_files(package: str) -> list[Path]:
    """The Python files of a package, in a steady order."""
    return sorted((ROOT / package).rglob("*.py"))


def error_names(trees: list[ast.Module]) -> frozenset[str]:
    """`CounterError` and every class that inherits from it, wherever it is defined."""
    bases = {
        node.name: {name for name in map(called_name, node.bases) if name}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    names = {"CounterError"}
    while grown := {name for name, above in bases.items() if above & names} - names:
        names |= grown
    return frozenset(names)


def called_name(function: ast.expr) -> str:
    """The last name of `f`, `a.f` or `a.b.f`; empty for anything else."""
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def templates() -> dict[Path, nodes.Template]:
    """Every template of a page with its syntax tree."""
    environment = Environment(autoescape=True)
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.html"))]
    return {path: environment.parse(path.read_text(encoding="utf-8")) for path in paths}


def parsed() -> dict[Path, ast.Module]:
    """Every source file with its syntax tree."""
    paths = [path for package in PACKAGES for path in source_files(package)]
    return {path: ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in paths}


def texts() -> list[Text]:
    """Every text the program can say, in source order."""
    trees = parsed()
    speakers = {"tr", "Phrase"} | error_names(list(trees.values()))
    found = []
    for path, tree in trees.items():
        relative = path.relative_to(ROOT)
        if relative.as_posix() in MECHANISM:
            continue
        room = ".".join(relative.with_suffix("").parts).removesuffix(".__init__")
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or called_name(node.func) not in speakers:
                continue
            first = node.args[0] if node.args else None
            literal = isinstance(first, ast.Constant) and isinstance(first.value, str)
            english = first.value if literal and isinstance(first, ast.Constant) else None
            place = f"{relative.as_posix()}:{node.lineno}"
            found.append(Text(place, room, english if isinstance(english, str) else None))
    return found + texts_of_templates()


def texts_of_templates() -> list[Text]:
    """What the templates of pages give to `tr`."""
    found = []
    for path, tree in templates().items():
        relative = path.relative_to(ROOT)
        room = ".".join(relative.with_suffix("").parts)
        for call in tree.find_all(nodes.Call):
            if not isinstance(call.node, nodes.Name) or call.node.name != "tr":
                continue
            first = call.args[0] if call.args else None
            literal = first.value if isinstance(first, nodes.Const) else None
            english = literal if isinstance(literal, str) else None
            found.append(Text(f"{relative.as_posix()}:{call.lineno}", room, english))
    return found


def translations(language: str) -> Iterator[Translation]:
    """Every message of every Linguist file of a language."""
    for path in sorted((TRANSLATIONS / language).glob("*.ts")):
        for message in ElementTree.parse(path).iter("message"):
            answer = message.find("translation")
            finished = answer is not None and answer.get("type") is None
            said = (answer.text or "") if answer is not None and finished else ""
            yield Translation(path.name, message.findtext("source") or "", said)


def fields(text: str) -> frozenset[str]:
    """The names of the places to fill in: `{name}` and `{name:format}`."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def missing(language: str) -> list[Text]:
    """Texts without a finished translation."""
    done = {translation.english for translation in translations(language) if translation.said}
    return [text for text in texts() if text.english is not None and text.english not in done]


def stale(language: str) -> list[Translation]:
    """Translations of what nobody says any more."""
    said = {text.english for text in texts()}
    return [found for found in translations(language) if found.english not in said]


def main() -> int:
    """List by room what is missing, and by file what is stale; 1 when there is anything."""
    gaps = 0
    for language in LANGUAGES:
        lacking, old = missing(language), stale(language)
        print(f"{language}: {len(lacking)} texts lack a translation, {len(old)} are stale")
        for room in sorted({text.room for text in lacking}):
            print(f"\nmissing in {room}")
            for english in dict.fromkeys(text.english for text in lacking if text.room == room):
                print(f"  {english!r}")
        for file in sorted({found.file for found in old}):
            print(f"\nstale in {file}")
            for found in old:
                if found.file == file:
                    print(f"  {found.english!r}")
        gaps += len(lacking) + len(old)
    return 1 if gaps else 0


if __name__ == "__main__":
    sys.exit(main())
