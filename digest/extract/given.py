"""What somebody says of an original before it is read: its outlet, its address, its day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from digest.extract.draft import Draft
from digest.extract.outlets import Clue, domain_of
from digest.text.dates import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Fields that win over what the original says. `day` may be naive; it is then told in the outlet's
    zone."""

    outlet: str | None = None
    url: str | None = None
    day: datetime | date | None = None


def with_given(draft: Draft, given: Given) -> Draft:
    """The draft with the fields given."""
    origins = dict(draft.origins)
    clues, stamps = draft.clues, draft.stamps
    domain = domain_of(given.url)
    if domain:
        clues = (Clue(kind="domain", value=domain, origin="address given"), *clues)
    if given.outlet:
        clues = (Clue(kind="given", value=given.outlet, origin="given"), *clues)
    if given.day:
        stamps = (Stamp(value=given.day, origin="given", dated="printed"), *stamps)
    if given.url:
        origins["url"] = "given"
    return replace(draft, url=given.url or draft.url, clues=clues, stamps=stamps, origins=origins)
