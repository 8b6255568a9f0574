"""How fast it is: `make bench`. Printed as ratios and seconds, held by nobody: a busy machine is no fault.

python -m tests.bench [help] [extract] [read] [build] [group] [feeds] [render] [site]
"""

from __future__ import annotations

import sys

from tests.bench.building import building
from tests.bench.extracting import extracting
from tests.bench.feeds import collecting
from tests.bench.grouping import grouping
from tests.bench.help import helping
from tests.bench.reading import reading
from tests.bench.rendering import rendering
from tests.bench.site import archiving

BENCHES = {
    "help": helping,
    "extract": extracting,
    "read": reading,
    "build": building,
    "group": grouping,
    "feeds": collecting,
    "render": rendering,
    "site": archiving,
}


def main() -> None:
    """Run the benches that are named, or all."""
    for name in sys.argv[1:] or BENCHES:
        for line in BENCHES[name]():
            print(line)


if __name__ == "__main__":
    main()
