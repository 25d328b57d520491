"""Code with proof: plan, denoise, run, review and repair programs with a diffusion model.

Importing this package loads nothing heavy; torch comes in only when a model does.
"""

__version__ = "0.1.0"
