"""Write LICENCES-OF-DEPENDENCIES.md from the metadata of what is installed: `make licences`.

Only what is shipped to a hall is listed, that is requirements.txt and the files that we carry in
`resources/`; tools for development are not. Runs inside `.venv`. A person reviews the outcome:
a package that does not say its licence stops the script.
"""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "LICENCES-OF-DEPENDENCIES.md"

# Installed on Windows only, so their metadata is not at hand elsewhere; read by a person.
ELSEWHERE = {"pywin32-ctypes": "BSD-3-Clause"}
# Their metadata says it in a sentence or not at all; read by a person in the files they ship.
READ_BY_A_PERSON = {
    "pypdfium2": "BSD-3-Clause, Apache-2.0; PDFium inside: BSD-3-Clause and its parts' own",
    "qrcode": "BSD-3-Clause; the encoder it grew from: MIT",
    "reportlab": "BSD-3-Clause",
    "sqlcipher3": "Zlib; SQLCipher inside: BSD-3-Clause; OpenSSL inside: Apache-2.0",
}

BEFORE = """# Licences of what is shipped

The program itself is under Apache-2.0 (`LICENSE`). A hall also receives the parts below, unchanged,
each under its own licence; the licence texts come with the packages. Written by `make licences`
from the packages' own metadata.

Qt for Python (PySide6, shiboken6) is used under LGPL-3.0: it is installed as a package of its own,
linked dynamically, and a hall may replace it by another build of the same interface.

| part | versions locked | licence |
|---|---|---|
| Noto Sans SC (fonts in `resources/fonts`) | as carried | OFL-1.1 |
"""


def shipped() -> dict[str, list[str]]:
    """Package name → locked versions (several where systems or Pythons differ)."""
    lock = (ROOT / "installer" / "requirements.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", lock, re.MULTILINE):
        found.setdefault(name, []).append(version)
    return found


def licence(name: str) -> str:
    """What a package says about its licence, in one line; SystemExit when it says nothing."""
    reviewed = READ_BY_A_PERSON.get(name)
    if reviewed is not None:
        return reviewed
    try:
        said = metadata(name)
    except PackageNotFoundError:
        if name in ELSEWHERE:
            return ELSEWHERE[name]
        raise SystemExit(f"{name} is not installed here: read its licence into ELSEWHERE") from None
    if "License-Expression" in said:
        return said["License-Expression"]
    classifiers = said.get_all("Classifier") or []
    named = [line.rsplit(" :: ", 1)[1] for line in classifiers if line.startswith("License ::")]
    named = [line for line in named if line != "OSI Approved"]
    if named:
        return ", ".join(named)
    short = said["License"].strip() if "License" in said else ""
    if not short or "\n" in short or len(short) > 60:
        raise SystemExit(f"{name} does not say its licence: read it into READ_BY_A_PERSON")
    return short


def main() -> None:
    """Write the table."""
    rows = [
        f"| {name} | {', '.join(versions)} | {licence(name)} |\n"
        for name, versions in sorted(shipped().items())
    ]
    TARGET.write_text(BEFORE + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
