"""What the four languages share and how each writes it: types, values, names, signatures, tests."""
