"""Ask the package registry whether every locked requirement has a ready-made wheel: `make wheels`.

A clerk's computer has no compiler, so a requirement without a wheel can't be installed there. pip
itself is asked, without installing anything, once for each system and Python; it looks at the
wheel's tags, its Python range and our hashes. Exit code 1 when something is missing.

Runs inside `.venv` (needs `packaging`, a development requirement): pip alone would judge the
markers of the lock by the machine it runs on.
"""

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

INSTALLER = Path(__file__).resolve().parent
LOCKS = (INSTALLER / "requirements.txt", INSTALLER / "requirements-development.txt")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# Linux wheels are tagged with the oldest glibc they run on. Debian 12 has 2.36; every distribution
# that ships Python 3.13 or newer has at least 2.39.
GLIBC = {"3.11": 36, "3.12": 36, "3.13": 39, "3.14": 39}


@dataclass(frozen=True)
class System:
    """One kind of computer, by the values that markers and wheel tags know it under."""

    name: str
    sys_platform: str
    machine: str

    def markers(self, python: str) -> dict[str, str]:
        """What a requirement's environment marker would see there."""
        windows = self.sys_platform == "win32"
        return {
            "implementation_name": "cpython",
            "os_name": "nt" if windows else "posix",
            "platform_machine": self.machine,
            "platform_python_implementation": "CPython",
            "platform_system": "Windows" if windows else "Linux",
            "python_full_version": f"{python}.4",
            "python_version": python,
            "sys_platform": self.sys_platform,
        }

    def tags(self, python: str) -> list[str]:
        """The wheel platforms this system accepts."""
        if self.sys_platform == "win32":
            return ["win_amd64"]
        glibc = [f"manylinux_2_{minor}_{self.machine}" for minor in range(GLIBC[python], 4, -1)]
        named = [f"{name}_{self.machine}" for name in ("manylinux2014", "manylinux2010")]
        return [*glibc, *named, f"manylinux1_{self.machine}", f"linux_{self.machine}"]


SYSTEMS = (
    System("Windows x64", "win32", "AMD64"),
    System("Linux x64", "linux", "x86_64"),
    System("Linux arm64", "linux", "aarch64"),
)


def locked(lock: Path) -> list[tuple[Requirement, str]]:
    """Every requirement of a lock file, with its lines (marker removed, hashes kept)."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    found = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        wanted, *hashes = re.split(r"\s+(?=--hash=)", line.strip())
        requirement = Requirement(wanted)
        pin = f"{requirement.name}{requirement.specifier}"
        found.append((requirement, " ".join([pin, *hashes])))
    return found


def missing(lines: list[str], system: System, python: str) -> str:
    """Empty when pip would install all of `lines` there from wheels, else what it says."""
    with tempfile.TemporaryDirectory() as scratch:
        wanted = Path(scratch) / "wanted.txt"
        wanted.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--no-input"]
        command += ["--disable-pip-version-check", "--ignore-installed", "--no-deps"]
        command += ["--require-hashes", "--only-binary", ":all:", "--target", scratch]
        command += ["--implementation", "cp", "--python-version", python]
        for tag in system.tags(python):
            command += ["--platform", tag]
        answer = subprocess.run([*command, "--requirement", wanted], capture_output=True, text=True)
    if answer.returncode == 0:
        return ""
    return "\n".join(line for line in answer.stderr.splitlines() if "ERROR" in line)


def main() -> int:
    """Check each lock for each system and Python, one line each."""
    failures = 0
    for lock in LOCKS:
        requirements = locked(lock)
        print(f"{lock.name}: {len(requirements)} locked requirements")
        for system in SYSTEMS:
            for python in PYTHONS:
                markers = system.markers(python)
                lines = [
                    line
                    for requirement, line in requirements
                    if requirement.marker is None or requirement.marker.evaluate(markers)
                ]
                problem = missing(lines, system, python)
                failures += bool(problem)
                verdict = problem or f"all {len(lines)} have wheels"
                print(f"  {system.name}, Python {python}: {verdict}", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
