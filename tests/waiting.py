"""Waiting for the thing itself where nothing tells of it, no longer than needed."""

import time

PATIENCE = 60.0
"""Seconds; so long may a loaded machine take."""


def wait_for(what, patience=PATIENCE):
    """Ask again and again until the answer is true, give it back, and say so when it never is."""
    until = time.monotonic() + patience
    while not (found := what()):
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.01)
    return found
