"""Write LICENCES-OF-DEPENDENCIES.md from the metadata of what is installed: `make licences`.

Only what is shipped to a hall is listed, that is requirements.txt and the files that we carry in
`resources/`; tools for development are not. Runs inside `.venv`. A package that does not say its
licence stops the script.
"""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "LICENCES-OF-DEPENDENCIES.md"

# Installed on Windows only, so its metadata is not at hand elsewhere; from the text in its wheel.
ELSEWHERE = {"pywin32-ctypes": "BSD-3-Clause", "tzdata": "Apache-2.0"}
# Their metadata says it in a sentence or not at all; from the licence texts in their wheels
# (of pypdfium2 their names only).
FROM_THEIR_TEXTS = {
    "pypdfium2": "BSD-3-Clause, Apache-2.0; PDFium inside: the texts in the wheel",
    "qrcode": "BSD-3-Clause; the encoder it grew from: MIT",
    "reportlab": "BSD-3-Clause",
    "sqlcipher3": "Zlib; SQLCipher and OpenSSL inside: not checked (1)",
}

BEFORE = """# Licences of what is shipped

The program itself is under Apache-2.0 (`LICENSE`). A hall also receives the parts below, unchanged,
each under its own licence. Written by `make licences` from the packages' own metadata, and from the
licence texts in their wheels where the metadata is silent.

Qt for Python (PySide6, shiboken6) is used under LGPL-3.0: it is installed as a package of its own,
linked dynamically, and a hall may replace it by another build of the same interface.

| part | versions locked | licence |
|---|---|---|
"""


AFTER = """
The fonts in `resources/fonts` are Noto Sans SC Regular and Bold, under the SIL Open Font License
1.1 (`resources/fonts/LICENSE-OFL.txt`), unchanged but for their file names.

(1) The wheel carries neither part's licence text. SQLCipher community edition is published under a
BSD-style licence and OpenSSL 3 under Apache-2.0 as far as we know; check both before shipping.
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
    reviewed = FROM_THEIR_TEXTS.get(name)
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
        raise SystemExit(f"{name} does not say its licence: read it into FROM_THEIR_TEXTS")
    return short


def main() -> None:
    """Write the table."""
    rows = [
        f"| {name} | {', '.join(versions)} | {licence(name)} |\n"
        for name, versions in sorted(shipped().items())
    ]
    TARGET.write_text(BEFORE + "".join(rows) + AFTER, encoding="utf-8")


if __name__ == "__main__":
    main()
