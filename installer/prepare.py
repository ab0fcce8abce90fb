"""Make this clone ready to run: system packages, `.venv`, locked requirements, the program.

`python3 installer/prepare.py` prepares to run, `… prepare.py development` prepares to test as well.
`make` starts it each time: what is ready is left alone, so a second start takes a blink. Each step
records its success only after it has succeeded, so an interrupted preparation goes on where it was.

Runs before anything is installed: the standard library only, Python 3.11 or newer.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INSTALLER = ROOT / "installer"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
LOCKS = {"run": "requirements.txt", "development": "requirements-development.txt"}
OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True)
class SystemPackage:
    """One line of system-packages.txt: how to recognise it, and its names on Debian."""

    kind: str
    sign: str
    names: tuple[str, ...]
    development: bool = False
    """Whether only the tests need it."""

    def present(self) -> bool:
        """Whether the system already has it, whoever installed it."""
        if self.kind == "module":
            return importlib.util.find_spec(self.sign) is not None
        if self.kind == "program":
            return shutil.which(self.sign) is not None
        try:
            ctypes.CDLL(self.sign)
        except OSError:
            return False
        return True


def wanted_packages(purpose: str = "run") -> list[SystemPackage]:
    """What a purpose needs of the list of system packages, comments removed."""
    lines = (INSTALLER / "system-packages.txt").read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        development = line.startswith("development ")
        kind, sign, names = line.removeprefix("development ").split(maxsplit=2)
        if purpose == "development" or not development:
            known = tuple(name.strip() for name in names.split("|"))
            found.append(SystemPackage(kind, sign, known, development))
    return found


def apt(*arguments: str) -> bool:
    """Run apt-get as root, without questions; False when it failed."""
    command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q", *arguments]
    if os.geteuid() != 0:
        ask = [] if sys.stdin is not None and sys.stdin.isatty() else ["--non-interactive"]
        command = ["sudo", *ask, *command]
    return subprocess.run(command).returncode == 0


def known_name(package: SystemPackage) -> str:
    """The first of a package's names that this release offers."""
    for name in package.names:
        answer = subprocess.run(["apt-cache", "show", name], capture_output=True)
        if answer.returncode == 0 and answer.stdout:
            return name
    return package.names[-1]


def install_system_packages(purpose: str = "run") -> None:
    """Install what is missing where apt-get can; elsewhere name it and go on."""
    if sys.platform != "linux":
        return
    missing = [package for package in wanted_packages(purpose) if not package.present()]
    if not missing:
        return
    may_install = os.geteuid() == 0 or shutil.which("sudo") is not None
    if shutil.which("apt-get") is not None and may_install:
        say(f"Installing {len(missing)} missing system packages with apt-get")
        # An old list may still do, so a failed update is no reason to stop.
        apt("update")
        if apt("install", "--no-install-recommends", *map(known_name, missing)):
            return
    say("These are missing on this system and could not be installed:")
    for package in missing:
        say(f"  {package.sign} (on Debian in the package {' or '.join(package.names)})")


def make_environment() -> None:
    """Make `.venv`, or make it anew when it is half made or its Python has gone."""
    probe: list[str | Path] = [PYTHON, "-c", "import pip"]
    if PYTHON.exists() and subprocess.run(probe, capture_output=True).returncode == 0:
        return
    say("Making .venv")
    if subprocess.run([sys.executable, "-m", "venv", "--clear", VENV]).returncode != 0:
        raise SystemExit("Python could not make .venv: is its module 'venv' installed?")


def pip_install(*arguments: str | Path) -> None:
    """Install into `.venv`, from wheels only, asking nothing."""
    command: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--no-input",
        "--disable-pip-version-check",
    ]
    if sys.stdout is None or not sys.stdout.isatty():
        command += ["--quiet", "--progress-bar", "off"]
    if subprocess.run([*command, *arguments], cwd=ROOT).returncode != 0:
        raise SystemExit("pip could not install what is needed; what it said stands above")


def once(name: str, inputs: Sequence[Path], arguments: Sequence[str | Path]) -> None:
    """`pip install` with `arguments`, unless that succeeded before with the same `inputs`."""
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in inputs)).hexdigest()
    stamp = VENV / f"installed-{name}"
    if stamp.exists() and stamp.read_text(encoding="ascii") == digest:
        return
    say(f"Installing {name} (this takes a while the first time)")
    stamp.unlink(missing_ok=True)
    pip_install(*arguments)
    stamp.write_text(digest, encoding="ascii")


def say(line: str) -> None:
    """Tell what goes on, at once."""
    print(line, flush=True)


def main() -> None:
    """Do each step that is not done yet."""
    if sys.version_info < OLDEST_PYTHON:
        raise SystemExit("Python 3.11 or newer is needed")
    purpose = sys.argv[1] if len(sys.argv) > 1 else "run"
    if purpose not in LOCKS:
        raise SystemExit(f"usage: prepare.py [{'|'.join(LOCKS)}]")
    install_system_packages(purpose)
    make_environment()
    lock = INSTALLER / LOCKS[purpose]
    once(lock.stem, [lock], ["--require-hashes", "--only-binary", ":all:", "--requirement", lock])
    # setuptools came with the lock, so nothing more is fetched to build the program itself.
    program = ["--no-deps", "--no-build-isolation", "--editable", "."]
    once("counter-app", [ROOT / "pyproject.toml"], program)


if __name__ == "__main__":
    main()
