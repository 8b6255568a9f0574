"""The proof of a text file: the numbers of sources are covered as a whole."""

from __future__ import annotations

import pytest

from digest.errors import ProofError
from digest.proof.cover import prove_file
from digest.proof.words import Words

WORDS = Words(plain=("HarborTimes,March8", "9"), glossed=(), shown={}, titles=(), links=frozenset())


def test_a_printed_numeral_does_not_tear_a_source_number() -> None:
    """A figure "9" is printed, and so is "[94]"."""
    prove_file("issue.txt", b"Harbor Times, March 8 [94]\n9\n", WORDS)
    with pytest.raises(ProofError):
        prove_file("issue.txt", b"Harbor Times, March 8 [94]\n94\n", WORDS)


def test_a_count_is_not_torn_by_the_same_numeral_before_it() -> None:
    """“Not in this letter 1” is a line of the chart; “1 story” after “Not in this letter” is another."""
    pieces = ("Notinthisletter1", "Notinthisletter", "1story—heldback")
    words = Words(plain=pieces, glossed=(), shown={}, titles=(), links=frozenset())
    prove_file("issue.txt", "Not in this letter 1\nNot in this letter\n1 story — held back\n".encode(), words)


def test_a_line_ends_and_the_next_one_begins_with_a_numeral() -> None:
    """“May 3” and “7 told on the web” stand one under the other: they are no “37 told on the web”."""
    pieces = ("37toldontheweb", "7toldontheweb", "May3")
    words = Words(plain=pieces, glossed=(), shown={}, titles=(), links=frozenset())
    prove_file("issue.txt", b"May 3\n7 told on the web\n", words)
    with pytest.raises(ProofError):
        prove_file("issue.txt", b"May 3\n8 told on the web\n", words)
