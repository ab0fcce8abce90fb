"""`make bench`: every measure against a bare reference in the same run.

Prints a table and writes build/bench.json. Never part of the tests: a slow machine is no bug.
"""

import argparse
import json
import platform
import tempfile
from pathlib import Path

from tests.benchmarks import attachments, contacts, journal, meeting, million, window
from tests.benchmarks.measures import Measure

TARGET = Path("build") / "bench.json"


def measures(quick):
    """Name → how to measure it in a folder of its own."""
    return {
        "start": window.starts,
        "save": journal.save,
        "fold": lambda folder: journal.fold(folder, 1_500 if quick else 20_000),
        "ui_gap": lambda folder: window.ui_gap(folder, 6_000 if quick else 100_000),
        "exchange": lambda folder: meeting.exchange(
            folder, *((600, 1_200) if quick else (10_000, 100_000))
        ),
        "alert_latency": lambda folder: meeting.alert_latency(folder, 10 if quick else 100),
        "attachments": lambda folder: attachments.attachments(folder, 8 if quick else 80),
        "contacts": lambda folder: contacts.contacts(folder, 500 if quick else 5_000),
        "million": lambda folder: million.million(folder, 20_000 if quick else 1_000_000),
    }


def show(one):
    """One line of the table."""
    reference = "" if one.reference is None else f"{one.reference:,.2f}"
    ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
    verdict = "reached" if one.reached else "NOT reached"
    print(
        f"{one.name:<14}{one.value:>14,.2f} {one.unit:<10}{reference:>12}{ratio:>8}"
        f"  {one.aim}: {verdict}  {one.note}",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, to try the harness")
    parser.add_argument("--only", action="append", choices=measures(True), help="measure only this")
    chosen = parser.parse_args()
    every = measures(chosen.quick)
    print(f"{'measure':<14}{'value':>14} {'unit':<10}{'reference':>12}{'ratio':>8}  aim")
    found = []
    for name in chosen.only or every:
        with tempfile.TemporaryDirectory(dir=TARGET.parent) as folder:
            measured = every[name](Path(folder))
        for one in [measured] if isinstance(measured, Measure) else measured:
            found.append(one)
            show(one)
    machine = f"{platform.system()} {platform.machine()} Python {platform.python_version()}"
    report = {"machine": machine, "quick": chosen.quick, "measures": [m.as_json() for m in found]}
    TARGET.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    main()
