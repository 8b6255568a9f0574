"""The proof: every word that an issue prints stands where the issue says it stands.

`prove_spans` holds excerpts and headlines against the articles; `prove_files` holds every sentence of
every rendered file against excerpts, headlines, the editor's notes and the theme's fixed texts. Nothing
here knows how a file was rendered.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from digest.model import Issue
from digest.proof.cover import prove_file
from digest.proof.spans import prove_spans
from digest.proof.visible import message_parts
from digest.proof.words import Words, heading_words, join_words, plain_words, printed_words

__all__ = [
    "Words",
    "heading_words",
    "join_words",
    "plain_words",
    "printed_words",
    "prove_file",
    "prove_files",
    "prove_issue",
    "prove_spans",
]


def prove_issue(issue: Issue, files: Mapping[str, bytes], fixed: Collection[str]) -> None:
    """Both proofs. `files` are the rendered ones by name (.html, .md, .txt, .ics, .eml; no others);
    `fixed` the texts of the theme, filled in. Raises ProofError, which shows both texts."""
    prove_spans(issue)
    prove_files(issue, files, fixed)


def prove_files(issue: Issue, files: Mapping[str, bytes], fixed: Collection[str]) -> None:
    """Every sentence of every file. Raises ProofError with the file, its text and the nearest words of
    the issue."""
    words = printed_words(issue, fixed)
    for name in sorted(files):
        if name.endswith((".html", ".md", ".txt", ".ics")):
            prove_file(name, files[name], words)
        elif name.endswith(".eml"):
            for part, raw in message_parts(name, files[name]):
                prove_file(part, raw, words)
