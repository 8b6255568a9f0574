"""Which section a story belongs to, by what all of its articles say."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from digest.model import Article, Match, MatchPlace, Placing, Story
from digest.text.titles import headline
from digest.topics.phrases import find, normal, prepare
from digest.topics.topic import SectionOptions, Topic

TITLE, LEAD, TEXT, SECTION = 3.0, 1.5, 0.5, 4.0
"""What a phrase counts in each place, and what the outlet's own section counts."""
OFTEN = 3
"""Mentions in the text beyond which more of them tell no more."""
LEAD_LENGTH, OPENING = 300, 2_000
"""Characters of an article's text that are its lead, and that say what it is about."""


def assign(
    story: Story, topics: Sequence[Topic], threshold: float = SectionOptions().threshold
) -> tuple[Topic | None, Placing]:
    """The topic that the story's articles speak of most, the earlier one at a tie; and why.

    None where no topic reaches `threshold`. A topic is out where its excluded phrases weigh as much as its
    own. Articles in a language in which no topic has a phrase are not counted.
    """
    each = {article.id: _matches(article, topics) for article in story.articles}
    heard = {a.language for a in story.articles if any(each[a.id].values())}
    counted = [a for a in story.articles if a.language in heard]
    joined = {t.key: _joined([each[a.id][t.key] for a in counted]) for t in topics}
    scores = {t.key: _score(joined[t.key], t) for t in topics}
    ranked = sorted(topics, key=lambda t: -scores[t.key])
    best = ranked[0] if ranked and scores[ranked[0].key] >= threshold else None
    return best, Placing(
        key=best.key if best else "",
        score=scores[ranked[0].key] if ranked else 0.0,
        threshold=threshold,
        matches=joined[ranked[0].key] if ranked else (),
        others=tuple((t.key, scores[t.key]) for t in ranked if scores[t.key] > 0 and t is not best),
    )


def _matches(article: Article, topics: Sequence[Topic]) -> dict[str, list[Match]]:
    """What of each topic, by its key, stands in an article; what is excluded counts below zero.

    The phrases of all topics are looked for together: "supreme court" of one is no "court" of another.
    """
    weights = {topic.key: topic.weights() for topic in topics}
    phrases = prepare(tuple(dict.fromkeys(phrase for own in weights.values() for phrase in own)))
    found = {topic.key: list(_section(article, topic)) for topic in topics}
    for place, text, each, most in _places(article):
        for phrase, count in sorted(find(phrases, text).items()):
            for key, own in weights.items():
                if phrase in own:
                    weight = own[phrase] * each * min(count, most)
                    found[key].append(Match(phrase=phrase, place=place, articles=1, weight=weight))
    return found


def _places(article: Article) -> Iterator[tuple[MatchPlace, str, float, int]]:
    """Each place of an article with its words, what a phrase counts there, and how often at most."""
    cut = len(article.text) if len(article.text) <= LEAD_LENGTH else article.text.rfind(" ", 0, LEAD_LENGTH)
    yield "title", headline(article), TITLE, 1
    yield "lead", article.text[:cut], LEAD, 1
    yield "text", article.text[cut:OPENING], TEXT, OFTEN


def _section(article: Article, topic: Topic) -> Iterator[Match]:
    """The outlet's own section, by its name or by the article's address."""
    names = {_plain(name) for name in (topic.key, topic.title, *topic.sections)}
    said = next((name for name in outlet_sections(article) if _plain(name) in names), None)
    if said:
        yield Match(phrase=said, place="section", articles=1, weight=SECTION)


def outlet_sections(article: Article) -> tuple[str, ...]:
    """What the outlet calls the article's section: its label, then the folders of its address."""
    path = urlsplit(article.url).path if article.url else ""
    folders = [part for part in path.split("/")[1:-1] if re.fullmatch(r"[^\W\d]{2,}(?:[-_][^\W\d]+)*", part)]
    return ((article.section,) if article.section else ()) + tuple(folders)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name.casefold()).strip()


def _joined(each: Sequence[Sequence[Match]]) -> tuple[Match, ...]:
    """The matches of several articles, each weight the mean over all of them, heaviest first."""
    found: dict[tuple[str, MatchPlace], list[float]] = defaultdict(list)
    for matches in each:
        for match in matches:
            found[match.phrase, match.place].append(match.weight)
    joined = (
        Match(phrase=phrase, place=place, articles=len(weights), weight=round(sum(weights) / len(each), 4))
        for (phrase, place), weights in found.items()
    )
    return tuple(sorted(joined, key=lambda m: (-abs(m.weight), m.phrase, m.place)))


def _score(matches: Sequence[Match], topic: Topic) -> float:
    """Weak phrases count beside others only: ten of them are still a coincidence."""
    weak = {normal(phrase) for phrase in topic.weak}
    if all(m.weight < 0 or m.phrase in weak for m in matches):
        return 0.0
    own = math.fsum(m.weight for m in matches if m.weight > 0)
    against = -math.fsum(m.weight for m in matches if m.weight < 0)
    return round(own, 4) if own > against else 0.0
