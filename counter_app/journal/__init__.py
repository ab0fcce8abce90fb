"""The record of truth: entries, their chain, and the folding of entries into tables.

Everything a person does at a desk is an entry, appended to this device's journal and never
changed. Tables are folded from entries and come out the same whatever order entries arrive in.
What the entries mean is not known here: each workflow brings its own bodies, tables and fold.
"""
