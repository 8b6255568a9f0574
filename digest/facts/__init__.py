"""Facts of one article: figures, days, and what is told of the future."""

from __future__ import annotations

from digest.facts.days import find_days
from digest.facts.figures import find_figures
from digest.facts.future import future_cue, is_future

__all__ = ["find_days", "find_figures", "future_cue", "is_future"]
