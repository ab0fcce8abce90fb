"""The core of the program: everything a hall does, without a screen. No Qt below here."""
