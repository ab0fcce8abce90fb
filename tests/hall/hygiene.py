"""Short ways to keep a small hall clean in tests."""

from counter_app.hall.assets import Asset, set_asset
from counter_app.hall.disinfection import Method, log_disinfection

CHLORINE = Method(agent="CHLORINE", amount=500, minutes=30)
ALCOHOL = Method(agent="ALCOHOL", amount=750, minutes=3)


def add(hall, number="C-01", kind="COUNTER", area="COUNTERS", name="1 号窗口柜台", **rest):
    """Another asset of the hall."""
    return set_asset(hall.leader, Asset(name=name, number=number, kind=kind, area=area, **rest))


def log(hall, *assets, desk=None, method=CHLORINE, **rest):
    """Log a disinfection."""
    return log_disinfection(desk or hall.clerk, [one.id for one in assets], method, **rest)
