"""Programs and values as four languages write them.

observing.py gives a Python program types, printers/ write it in the other languages, types.py and literals.py hold the
values that all four share, tests.py writes a case in each language's form.
"""
