"""What `doctor` looks at: whether this computer can do a hall's work, and what to do if not.

Looks only; nothing is made, mended or upgraded.
"""
