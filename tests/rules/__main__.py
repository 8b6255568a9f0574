"""Usage: python -m tests.rules ISSUE_FOLDER [--known NAME]..."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from digest.files import read_issue
from tests.rules import check


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.rules", description="Check a built issue.")
    parser.add_argument("folder", type=Path, help="the folder that holds issue.json")
    parser.add_argument("--known", action="append", default=[], help="a name that the readers know")
    args = parser.parse_args()
    breaches = check(read_issue(args.folder).issue, known=args.known)
    print("\n".join(map(str, breaches)) or "every rule holds")
    return bool(breaches)


if __name__ == "__main__":
    sys.exit(main())
