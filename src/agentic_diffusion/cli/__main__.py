"""`python -m agentic_diffusion.cli` is `adiff`."""

import sys

from agentic_diffusion.cli import main

if __name__ == "__main__":
    sys.exit(main())
