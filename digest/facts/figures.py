"""Figures that sentences hold, with the label that may be printed beside each."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import Article, Figure, Sentence


def find_figures(article: Article, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """The figures of `sentences`, in order."""
    return ()
