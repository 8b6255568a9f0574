"""Sections found from the week, where the config has no topics: named by what several stories speak of.

Only names of places and bodies become headings, as they are printed: a poor name is worse than none.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from digest.model import Match, MatchPlace, Name, Placing, Reading
from digest.text.lexicon import MONTHS, NATIONALITIES, PLACES, WEEKDAYS
from digest.topics.assign import LEAD, LEAD_LENGTH, TITLE
from digest.topics.topic import Topic

SPOKEN_OF = LEAD / 2
"""What a name must count in a story, on the average of its articles, that the story be of it: half the
leads, or a quarter of the titles."""
FEW, MANY = 2, 3
"""Stories of a section in a short letter and in one of `LONG` stories."""
LONG = 12
MOST_SHARE = 0.5
"""A name that more of the stories speak of does not tell them apart."""
_NO_HEADING = (
    frozenset("US U.S U.S. USA UK U.K. America American".split()) | MONTHS | WEEKDAYS | NATIONALITIES
)


def find_sections(stories: Mapping[str, Sequence[Reading]]) -> dict[str, tuple[Topic, Placing]]:
    """The section of each story that has one, by the story's id; the order of stories changes nothing.

    The name that most is said of becomes the first section, of those that are left the next; no story is
    in two, and a section has at least two stories, or three in a long letter.
    """
    least = MANY if len(stories) >= LONG else FEW
    spoken = {id: _spoken(readings) for id, readings in stories.items()}
    found: dict[str, tuple[Topic, Placing]] = {}
    while name := _strongest({id: own for id, own in spoken.items() if id not in found}, least, len(stories)):
        topic = Topic(key=name, title=name)
        inside = [id for id, own in spoken.items() if id not in found and name in own]
        found |= {id: (topic, _placing(name, spoken[id][name])) for id in inside}
    return found


def _strongest(spoken: Mapping[str, Mapping[str, float]], least: int, count: int) -> str | None:
    """The name of most stories, then of most weight, then by the alphabet. One title at least holds it, and
    on the average each story's leads do."""
    weights: dict[str, list[float]] = defaultdict(list)
    for own in spoken.values():
        for name, weight in own.items():
            weights[name].append(weight)
    fit = [
        name
        for name, each in weights.items()
        if least <= len(each) <= max(least, MOST_SHARE * count)
        and max(each) >= TITLE
        and math.fsum(each) >= LEAD * len(each)
    ]
    return min(
        fit, key=lambda name: (-len(weights[name]), -math.fsum(sorted(weights[name])), name), default=None
    )


def _spoken(readings: Sequence[Reading]) -> dict[str, float]:
    """The names that a story speaks of, each with the mean of what it counts in the articles."""
    counts: Counter[str] = Counter()
    people = {name.key.split()[-1] for r in readings for name in r.names if name.kind == "person"}
    for reading in readings:
        lead = {n.key for n in reading.names if n.excerpt.start < LEAD_LENGTH and _is_heading(n, people)}
        every = {n.key for n in reading.names if _is_heading(n, people)}
        counts.update({name: TITLE for name in every if name in reading.article.title})
        counts.update(dict.fromkeys(lead, LEAD))
    return {
        name: total / len(readings) for name, total in counts.items() if total >= SPOKEN_OF * len(readings)
    }


def _is_heading(name: Name, people: set[str]) -> bool:
    """Whether readers would take a name for that of a section: a known place, a body of several words."""
    words = name.key.split()
    if name.kind == "person" or name.key in _NO_HEADING or words[-1] in people:
        return False
    if len(words) == 1:
        return name.key in PLACES
    return len(words) <= 3 and not {*words} & _NO_HEADING and all(w[:1].isupper() for w in words)


def _placing(name: str, weight: float) -> Placing:
    place: MatchPlace = "title" if weight >= TITLE else "lead"
    return Placing(
        key=name,
        score=round(weight, 4),
        threshold=SPOKEN_OF,
        matches=(Match(phrase=name, place=place, articles=1, weight=round(weight, 4)),),
        reason="a section found from the words of the week",
    )
