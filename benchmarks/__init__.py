"""Every published figure, measured anew: `python -m benchmarks` (or `make bench`)."""
