"""Why each sentence of a story is printed or not, kept for `digest brief`."""

from __future__ import annotations

from digest.model import Candidate, Candidates, Form, Ruling, Weighed
from digest.summarize import Choice
from digest.summarize.choose import barring


def weigh(plain: Candidates, judged: Candidates, choice: Choice, otherwise: Ruling) -> tuple[Weighed, ...]:
    """What is said of every sentence of a story, in the order of its candidates.

    `plain` are the candidates as the story has them, `judged` the same with the composer's rulings,
    `choice` what was taken of these; `otherwise` is told of what no rule passed over.
    """
    taken = {_key(c) for c in choice.lead}
    passed = {_key(c): ruling for c, ruling in choice.passed}
    return tuple(
        Weighed(
            article_id=after.sentence.excerpt.article_id,
            sentence=after.sentence.index,
            rulings=after.rulings[len(before.rulings) :],
            passed=None if _key(after) in taken else passed.get(_key(after), otherwise),
        )
        for before, after in zip(plain.sentences, judged.sentences, strict=True)
    )


def held(plain: Candidates, judged: Candidates) -> tuple[Weighed, ...]:
    """The same for a story that is held: what would bar each sentence, else that the story is."""
    bars = tuple((c, bars[0]) for c in judged.sentences if (bars := barring(c)))
    otherwise = Ruling(rule="held", effect="bar", reason="the whole story is held")
    return weigh(plain, judged, Choice(lead=(), passed=bars), otherwise)


def _key(candidate: Candidate) -> tuple[str, int]:
    return candidate.sentence.excerpt.article_id, candidate.sentence.index


def unworthy(form: Form) -> Ruling:
    """No rule bars it: there was no room, or what it adds is not worth a place."""
    if form == "headline":
        return Ruling(rule="form", effect="bar", reason="only the headline is printed")
    reason = "adds too little to what is printed" if form == "full" else "a short has no room for it"
    return Ruling(rule="worth", effect="lower", reason=reason)
