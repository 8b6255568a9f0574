"""Sentences, words and names as spans of a text. A span is (start, end) in characters."""

from __future__ import annotations

from digest.text.names import find_names
from digest.text.sentences import find_sentences, sentences
from digest.text.spans import Span, paragraphs, words

__all__ = ["Span", "find_names", "find_sentences", "paragraphs", "sentences", "words"]
