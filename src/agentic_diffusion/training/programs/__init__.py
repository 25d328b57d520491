"""Python programs with types, and their twins in other languages.

observing.py gives a Python program types, printers/ write it in the other languages, translating.py adds signature and
tests. How a language writes values and tests is code_generation/languages.
"""
