"""The house stands as drawn: imports look down, every room has its floor, commands are told."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

from ui.__main__ import application

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def contract(identity: str) -> dict[str, object]:
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    return next(found for found in contracts if found["id"] == identity)


def commands(group, above="counter-app") -> list[str]:
    """Every command with its group before it, as it is typed."""
    found = []
    for name, command in group.commands.items():
        full = f"{above} {name}"
        found += commands(command, full) if hasattr(command, "commands") else [full]
    return found


def test_import_contracts_are_kept():
    script = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    command = [sys.executable, "-c", script]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_a_room_without_a_floor_would_be_found():
    assert contract("floors")["exhaustive"] is True
    assert contract("floors")["containers"] == ["counter_app"]


def test_the_program_has_no_room_outside_the_house():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages == {"counter_app", "ui", "resources"}


def test_tests_mirror_the_rooms():
    rooms = {path.parent.name for path in ROOT.glob("counter_app/*/__init__.py")}
    tested = {path.parent.name for path in ROOT.glob("tests/*/test_*.py")}
    assert rooms <= tested, "rooms without tests"


@pytest.mark.parametrize("command", commands(get_command(application())))
def test_every_command_is_in_the_readme(command):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"`{re.escape(command)}[ `]", readme), f"{command} is not in README.md"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-development.txt"])
def test_locks_hold_hashes_and_no_address(name):
    lock = (ROOT / "installer" / name).read_text(encoding="utf-8")
    assert "://" not in lock
    assert not re.search(r"^-", lock, re.MULTILINE), "an option line would name an index"
    pinned = re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)
    hashed = re.findall(r"^([a-z0-9-]+)==\S+(?: ;[^\n]*?)? \\\n    --hash=sha256:", lock, re.M)
    assert pinned == hashed
