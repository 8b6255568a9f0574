"""What `digest brief` says of a story's titles and of its section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.model import Brief, Match, Placing, TitleChoice


def section_line(told: Brief) -> str:
    """The section, the score, and the phrases that put the story there."""
    placing = told.placing
    found = ", ".join(_found(match) for match in placing.matches[:6]) or "no phrase of any topic found"
    score = f"{placing.score:g} of the {placing.threshold:g} needed: " if placing.matches else ""
    reason = f"; {placing.reason}" if placing.reason else ""
    return f"section: {told.section or 'none'} ({score}{found}){_others(placing)}{reason}"


def _found(match: Match) -> str:
    return f"“{match.phrase}” in the {match.place} {match.weight:+g}"


def _others(placing: Placing) -> str:
    others = ", ".join(f"{key} {score:g}" for key, score in placing.others[:3])
    return f"; others: {others}" if others else ""


def title_lines(told: Brief) -> Iterator[str]:
    """Each headline that could be the title, whose it is, and what the rules say of it."""
    for choice in told.titles:
        mark = "*" if choice.headline == told.headline else " "
        yield f"{mark} {choice.headline.text} ({choice.outlet or 'outlet unknown'}): {_rulings(choice)}"


def _rulings(choice: TitleChoice) -> str:
    return "; ".join(f"{r.effect}: {r.rule}: {r.reason}" for r in choice.rulings) or "passes"


def placing_values(told: Brief) -> dict[str, object]:
    """The section, for a program."""
    placing = told.placing
    return {
        "section": told.section,
        "score": placing.score,
        "threshold": placing.threshold,
        "matches": [
            {"phrase": m.phrase, "place": m.place, "articles": m.articles, "weight": m.weight}
            for m in placing.matches
        ],
        "others": dict(placing.others),
        "reason": placing.reason,
    }


def title_values(told: Brief) -> list[dict[str, object]]:
    """The titles to choose from, for a program."""
    return [
        {
            "text": choice.headline.text,
            "article": choice.headline.article_id,
            "outlet": choice.outlet,
            "rulings": [{"rule": r.rule, "effect": r.effect, "reason": r.reason} for r in choice.rulings],
        }
        for choice in told.titles
    ]
