"""Invented days: visitors, the staff of a demo hall, and the hall's day played through its verbs.

For trying the program out, for pictures and for tests under load. Everything that happens goes
through the same verbs as the screen uses; nothing here writes to a table or knows a rule.
"""
