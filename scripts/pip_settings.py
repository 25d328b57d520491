"""Print pip's settings as shell assignments for uv, which does not read pip's configuration by itself.

`scripts/setup.sh` evaluates the output, so a machine whose pip is configured for a mirror, a folder of wheels (such as
a CPU build of torch) or a company certificate serves uv from the same places. What is already set for uv stays.

Covered: find-links, index-url, extra-index-url, no-index, trusted-host, cert, proxy, timeout, from files and PIP_*
variables. Not covered: client certificates and keyring, which uv takes in its own way.
"""

import ast
import os
import shlex
import subprocess
import sys
from collections.abc import Iterable, Mapping

UV_NAMES = {
    "find-links": "UV_FIND_LINKS",
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_EXTRA_INDEX_URL",
    "no-index": "UV_NO_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
    "cert": "SSL_CERT_FILE",
    "proxy": "ALL_PROXY",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
}
"""pip's name of a setting to the variable through which uv takes the same thing."""

SECTIONS = ("global", "download", "install", ":env:")
"""Weakest first, as pip ranks them."""


def parse(listing: str) -> dict[str, str]:
    """Settings by name from the lines `section.name='value'` of `pip config list`; a stronger section wins."""
    found: dict[str, tuple[int, str]] = {}
    for line in listing.splitlines():
        key, equals, literal = line.partition("=")
        section, _, name = key.rpartition(".")
        if equals and section in SECTIONS:
            rank = SECTIONS.index(section)
            if rank >= found.get(name, (-1, ""))[0]:
                found[name] = (rank, str(ast.literal_eval(literal)))
    return {name: value for name, (_, value) in found.items()}


def for_uv(settings: Mapping[str, str], environment: Mapping[str, str]) -> dict[str, str]:
    """Variables to add to `environment` so that uv looks where pip would.

    pip weighs all its indexes equally; uv stops at the first one that has the package, so that is turned off with them.
    """
    wanted: dict[str, str] = {}
    for name, variable in UV_NAMES.items():
        value = settings.get(name, "").split()
        if value:
            wanted[variable] = (",".join if variable == "UV_FIND_LINKS" else " ".join)(value)
    if "UV_EXTRA_INDEX_URL" in wanted:
        wanted["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return {variable: value for variable, value in wanted.items() if not environment.get(variable)}


def assignments(variables: Mapping[str, str]) -> Iterable[str]:
    return (f"export {name}={shlex.quote(value)}" for name, value in variables.items())


def main() -> None:
    listing = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True
    ).stdout
    sys.stdout.writelines(f"{line}\n" for line in assignments(for_uv(parse(listing), os.environ)))


if __name__ == "__main__":
    main()
