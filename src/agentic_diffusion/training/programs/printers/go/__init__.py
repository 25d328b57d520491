"""Go: `print_program`."""

from agentic_diffusion.training.programs.printers.go.printer import print_program

__all__ = ["print_program"]
