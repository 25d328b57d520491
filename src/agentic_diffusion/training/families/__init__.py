"""Task families by subject. `ALL_FAMILIES` collects every `FAMILIES` tuple of the modules in this folder."""
