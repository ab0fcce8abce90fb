"""What a benchmark says: one number, a bare reference from the same run, and what it aims at."""

import statistics
import time
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Measure:
    """One line of the table. `aim` is for `ratio` where there is one, else for `value`."""

    name: str
    value: float
    unit: str
    aim: str
    reached: bool
    reference: float | None = None
    ratio: float | None = None
    note: str = ""

    def as_json(self):
        return asdict(self)


def against(name, value, unit, reference, most, note=""):
    """A measure that aims at a ratio of at most `most` to its reference."""
    ratio = value / reference
    return Measure(name, value, unit, f"ratio ≤ {most}", ratio <= most, reference, ratio, note)


def at_least(name, value, unit, least, note=""):
    """A measure that aims at a value of at least `least`."""
    return Measure(name, value, unit, f"≥ {least:,}", value >= least, note=note)


def at_most(name, value, unit, most, reference=None, note=""):
    """A measure that aims at a value of at most `most`, with a ratio for comparison."""
    ratio = value / reference if reference else None
    return Measure(name, value, unit, f"≤ {most}", value <= most, reference, ratio, note)


def milliseconds(action, times):
    """How long each of `times` calls took, in ms."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        found.append((time.perf_counter() - began) * 1000)
    return found


def percentile(values, share):
    """The nearest-rank percentile, `share` between 0 and 1."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


median = statistics.median
