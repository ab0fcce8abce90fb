"""Open the program on a demo hall with a morning under way: `make run`.

The hall is made once a day, in build/demo, so that its morning is today's. Where there is no
screen, the tour is taken instead: the real pages, worked without one, as pictures in build/tour.
"""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / ".venv" / ("Scripts" if sys.platform == "win32" else "bin")
PROGRAM = SCRIPTS / "counter-app"


def has_screen() -> bool:
    """Whether a window could be seen: always on Windows and macOS, by the session on others."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> int:
    """Make the hall and open it, or take the tour; the exit code of the last step."""
    if not has_screen():
        pictures = ROOT / "build" / "tour"
        print(f"There is no screen here: taking the tour instead, into {pictures}", flush=True)
        return subprocess.run([PROGRAM, "tour", "--out", pictures]).returncode
    folder = ROOT / "build" / "demo" / date.today().isoformat()
    made = subprocess.run([PROGRAM, "demo", "--data-dir", folder])
    if made.returncode != 0:
        return made.returncode
    return subprocess.run([PROGRAM, "--data-dir", folder]).returncode


if __name__ == "__main__":
    sys.exit(main())
