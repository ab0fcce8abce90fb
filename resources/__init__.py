"""Data the program ships: fonts, icons, translations, style, catalogue. No code."""
