"""The tour: the real window worked through a day by keys and scanner, photographed on the way.

It shows people what the program looks like, and its makers what they have made. Nothing in it
stands in for a page, a verb or a paper; only the clock, the printer and the hands are its own.
"""
