"""Write the two lock files: `make lock`.

`requirements.txt` holds what the program needs to run (and setuptools, which installs the program
itself), `requirements-development.txt` the same and the tools for tests. Both hold versions and
hashes for every system and Python we serve, told apart by environment markers, and no address, so
that they work with any mirror. What is installed is decided here and nowhere else.
"""

import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INSTALLER = ROOT / "installer"
OLDEST_PYTHON = "3.11"


def resolver() -> Path:
    """The `uv` program: the one on the search path, else from an environment of its own."""
    found = shutil.which("uv")
    if found is not None:
        return Path(found)
    home = ROOT / "build" / "lock-tools"
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    uv = scripts / ("uv.exe" if sys.platform == "win32" else "uv")
    if not uv.exists():
        venv.create(home, with_pip=True)
        subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
    return uv


def lock(uv: Path, target: Path, extra: list[str]) -> None:
    """Resolve pyproject.toml and the build requirements into `target`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    command: list[str | Path] = [uv, "pip", "compile", "--quiet", "--universal"]
    command += ["--python-version", OLDEST_PYTHON, "--generate-hashes", "--no-build"]
    command += ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--upgrade", "--constraints", INSTALLER / "constraints.txt"]
    command += [*extra, "pyproject.toml", "-", "--output-file", target]
    build_requirements = "\n".join(project["build-system"]["requires"])
    subprocess.run(command, check=True, cwd=ROOT, input=build_requirements, text=True)
    text = target.read_text(encoding="utf-8")
    if "://" in text:
        raise SystemExit(f"{target.name} names an address; a lock holds versions and hashes only")
    name = target.relative_to(ROOT).as_posix()
    header = f"# {name}: written by `make lock`, not by hand.\n"
    target.write_text(header + text, encoding="utf-8")


def main() -> None:
    """Lock what runs, then the development tools on top of exactly the same versions."""
    uv = resolver()
    runtime = INSTALLER / "requirements.txt"
    lock(uv, runtime, [])
    lock(uv, INSTALLER / "requirements-development.txt", ["--extra", "dev", "-c", str(runtime)])


if __name__ == "__main__":
    main()
