"""Data synthesis, trainer and evaluation."""
