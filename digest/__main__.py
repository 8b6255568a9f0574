"""The command `digest`."""

from __future__ import annotations

from digest.cli.app import main

if __name__ == "__main__":
    main()
