"""The desk: an issue on this machine's own browser. For now it shows; editing comes to the same place."""

from __future__ import annotations

from digest.desk.server import Desk, open_desk

__all__ = ["Desk", "open_desk"]
