"""A built issue read once more, as a careful desk does before it is sent: its values and its files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from digest.lint.finding import Finding, Level
from digest.lint.letter import letter_findings
from digest.lint.mail import mail_findings
from digest.lint.pages import page_findings
from digest.model import Issue

__all__ = ["Finding", "Level", "lint"]


def lint(
    issue: Issue, files: Mapping[str, bytes], *, today: date, known: Collection[str] = ()
) -> tuple[Finding, ...]:
    """What is wrong with an issue, errors first. `files` are its files by name, as rendered; what is not
    there is not looked at. `known` are the names that the letter's readers know."""
    found = [
        *letter_findings(issue, today=today, known=known),
        *(
            f
            for name, raw in sorted(files.items())
            if name.endswith(".html")
            for f in page_findings(name, raw)
        ),
        *mail_findings(files),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: (finding.level, finding.place)))
