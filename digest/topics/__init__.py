"""Topics: which section of the letter a story belongs to, and by which of the topic's phrases."""

from __future__ import annotations

from digest.topics.assign import assign, outlet_sections
from digest.topics.fold import Folded, fold
from digest.topics.found import find_sections
from digest.topics.phrases import normal
from digest.topics.topic import SectionOptions, Topic

__all__ = [
    "Folded",
    "SectionOptions",
    "Topic",
    "assign",
    "find_sections",
    "fold",
    "normal",
    "outlet_sections",
]
