"""Write the table of attacks in docs/judge.md from the attacks themselves, so that the two cannot differ.

    python scripts/attack_table.py           print the table
    python scripts/attack_table.py --write   put it into docs/judge.md

One line per number of the red-team list: how many programs try it, the levels that stop them, and what does.
tests/integration/sandbox/test_attacks.py fails where the document is out of date.
"""

import argparse
import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests" / "integration" / "sandbox" / "data" / "attacks.jsonl"
DOCUMENT = ROOT / "docs" / "judge.md"
BEGIN, END = "<!-- attacks: begin (scripts/attack_table.py) -->", "<!-- attacks: end -->"
LEVELS = ("L2", "L3")
TITLES = dict(
    line.split(" ", 1)
    for line in """\
1 read files of the host
2 read home folders and keys
3 read environments through /proc
4 reach the host through /proc
5 read memory of other processes
6 read and write /sys and /proc
7 open devices
8 write outside the working folder
9 links that the host would follow
10 hard links
11 rename over, take away, delete
12 cut files
13 change modes and owners
14 change times
15 attributes and access lists
16 find out what exists
17 open by other means (handles, path descriptors, new calls)
18 make devices and pipes
19 locks and leases
20 archives that unpack elsewhere
21 environment variables
22 inherited descriptors
23 secrets in memory
24 command lines and processes
25 what the program before left
26 internet sockets
27 IPv6
28 local sockets
29 sockets to the hypervisor
30 netlink
31 raw packets and other families
32 credentials of the cloud
33 names that carry secrets (DNS)
34 sockets by io_uring
35 descriptors in messages
36 new namespaces
37 join namespaces
38 mounts and roots
39 trace and read other processes
40 BPF and filters
41 performance counters
42 userfaultfd
43 kernel keys
44 io_uring and older asynchronous calls
45 x32 calls
46 32-bit calls, machine code
47 start other programs
48 administer the machine
49 identity, priority, limits
50 fork bombs
51 thread bombs
52 memory
53 disk, files, folders
54 floods of output
55 endless computation
56 waiting forever
57 small input, huge work
58 outlive the job
59 signals to others, terminal input
60 crashes and core dumps
V1 objects equal to everything
V2 expected value in frames
V3 expected value in memory and files
V4 forged results
V5 exit code 0
V6 exits as exceptions
V7 timers, hooks, exit handlers
V8 patched built-ins and harness
V9 files and plug-ins of test runners
V10 rewritten tests
V11 printed results
V12 only the shown tests
V13 subclasses and look-alikes
V14 lazy values
V15 values that run code
V16 hostile texts and errors
V17 NaN, tolerance, near types
V18 changed between check and use
V19 changed inputs
V20 missing, doubled, disordered results""".splitlines()
)


def table(rows: Iterable[Mapping[str, object]]) -> str:
    """The table as Markdown; rows in the order of the file, which is that of the list."""
    lines = ["| no. | attack | programs | stopped at | by |", "|---|---|---:|---|---|"]
    for number, group in groupby(rows, key=lambda row: str(row["number"])):
        members = list(group)
        reasons = dict.fromkeys(reason for row in members for reason in _words(row["stopped_by"]))
        title = TITLES.get(number, "")
        lines.append(f"| {number} | {title} | {len(members)} | {_levels(members)} | {', '.join(reasons)} |")
    return "\n".join(lines)


def _words(value: object) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []


def _levels(members: list[Mapping[str, object]]) -> str:
    """Levels that stop all of them; where a level stops only some, how many."""
    counted = {level: sum(level in _words(row["levels"]) for row in members) for level in LEVELS}
    parts = [level if count == len(members) else f"{level} ({count})" for level, count in counted.items() if count]
    return ", ".join(parts)


def read_rows() -> list[dict[str, object]]:
    return [json.loads(line) for line in DATA.read_text("utf-8").splitlines() if line]


def with_table(document: str, new: str) -> str:
    """`document` with `new` between the marks. Raises ValueError if they are not there."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{DOCUMENT.name}: the marks {BEGIN} and {END} are missing")
    return f"{before}{begin}\n{new}\n{end}{after}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the table into docs/judge.md")
    new = table(read_rows())
    if parser.parse_args().write:
        DOCUMENT.write_text(with_table(DOCUMENT.read_text("utf-8"), new), "utf-8")
    else:
        print(new)  # noqa: T201


if __name__ == "__main__":
    main()
