"""A story as printed: its title, its sentences, its pull-quote, in one of the three forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from digest.candidates.utterances import same_utterance
from digest.candidates.weights import terms
from digest.compose.disagreements import disagreements
from digest.compose.expiry import out_of_window, sentence_expired
from digest.compose.glosses import glosses
from digest.compose.harm import sentence_harm
from digest.compose.quotes import Pull, choose_quote, pull_quote
from digest.compose.rights import Printed
from digest.compose.setting import Entry, Setting
from digest.compose.weighed import held, unworthy, weigh
from digest.model import (
    Brief,
    Candidate,
    Credit,
    Excerpt,
    Form,
    Headline,
    PullQuote,
    Reading,
    Ruling,
    TitleChoice,
    Weighed,
)
from digest.summarize import FOLLOW_UP, ChooseOptions, choose
from digest.summarize.repetition import repetition
from digest.summarize.sequence import (
    SequenceRule,
    first_mention,
    named_subject,
    one_spelling,
    person_keys,
    two_voices,
    word_budget,
)

FULL = ChooseOptions(
    sentences=6,
    least=0.1,
    central=0.45,
    position=0.4,
    decay=0.12,
    redundancy=0.5,
    retold=0.3,
    opening=8.0,
    inner=1.0,
)
"""An entry of two good sentences beats one of five: a further one must be worth its place."""


SHORT = 0.55
"""The weight that a short's second sentence needs: with one good sentence it is whole."""
UTTERANCE = 6
"""Words of a quotation by which it is known again."""
LATER = timedelta(hours=20)
"""After the story's first report, from which an article is a follow-up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A story with its title settled, before its form is."""

    entry: Entry
    headline: Headline | None
    late: bool
    """Printed although its future has expired, since the editor asks for it."""
    titles: tuple[TitleChoice, ...] = ()


def write_brief(
    draft: Draft, form: Form, words: int, setting: Setting, printed: Printed, used: Sequence[str]
) -> Brief:
    """The story in `form` and at most `words` words; it steps down where the rules leave little.

    `printed` counts what is taken of each article; `used` are the quotations printed before.
    """
    # The block comes first: the lead has what it leaves of an outlet's words.
    blocks = disagreements(draft.entry, setting, printed)
    sides = [side.excerpt for block in blocks for side in block.sides]
    used = [*used, *(excerpt.text for excerpt in sides)]
    # A short is the beginning of the full story, so it leaves out what the quotation would have told.
    pull = choose_quote(draft.entry.candidates, setting, used) if form != "headline" else None
    lead, weighed = _lead(draft, form, words, pull, setting, printed, used)
    if form == "brief" or (not lead and not draft.late):
        pull = None
    stepped = _stepped(form, lead, pull)
    for candidate in lead:
        printed.add(candidate.sentence.excerpt.article_id, candidate.sentence.excerpt.text)
    if pull:
        printed.add(pull.candidate.quote.excerpt.article_id, pull.candidate.quote.excerpt.text)
    brief = _brief(draft, stepped, lead, pull, setting)
    return replace(
        brief,
        disagreements=blocks,
        glosses=brief.glosses + glosses(sides, setting),
        weighed=weighed,
    )


def _stepped(form: Form, lead: Sequence[Candidate], pull: Pull | None) -> Form:
    """The form that what was found is enough for."""
    if not lead and not pull:
        return "headline"
    return "full" if form == "full" and (len(lead) > 1 or pull) else "brief"


def _lead(
    draft: Draft,
    form: Form,
    words: int,
    pull: Pull | None,
    setting: Setting,
    printed: Printed,
    used: Sequence[str],
) -> tuple[tuple[Candidate, ...], tuple[Weighed, ...]]:
    """The sentences in reading order, and what is said of every one of the story."""
    candidates = draft.entry.candidates
    free = _free_elsewhere(draft.entry, setting)
    judged = replace(
        candidates,
        sentences=tuple(_judged(c, draft, pull, setting, free, used) for c in candidates.sentences),
    )
    rules = _rules(draft, pull, setting, printed)
    budget = setting.options.lead_words if form == "brief" else words
    choice = choose(judged, setting.readings, [*rules, word_budget(budget - _words(pull))], FULL)
    lead = choice.lead if form != "headline" else ()
    if draft.late:
        lead = tuple(c for c in lead if not _expired(c, draft, setting))
    elif form == "brief":
        lead = _short(lead, words)
    return lead, weigh(candidates, judged, replace(choice, lead=lead), unworthy(form))


def weigh_held(entry: Entry, setting: Setting) -> tuple[Weighed, ...]:
    """What is said of the sentences of a story that is not printed."""
    draft = Draft(entry=entry, headline=None, late=False)
    judged = (_judged(c, draft, None, setting, frozenset(), ()) for c in entry.candidates.sentences)
    return held(entry.candidates, replace(entry.candidates, sentences=tuple(judged)))


def _short(lead: Sequence[Candidate], words: int) -> tuple[Candidate, ...]:
    """The opening, and the next sentence that there is room for."""
    room = words - sum(len(c.sentence.excerpt.text.split()) for c in lead[:1])
    fit = (c for c in lead[1:] if len(c.sentence.excerpt.text.split()) <= room)
    second = (c for c in fit if c.weight >= SHORT)
    return (*lead[:1], *list(second)[:1])


def _words(pull: Pull | None) -> int:
    return len(pull.candidate.quote.excerpt.text.split()) if pull else 0


def _rules(draft: Draft, pull: Pull | None, setting: Setting, printed: Printed) -> list[SequenceRule]:
    candidates = draft.entry.candidates
    keys = person_keys(candidates)
    quote = pull.candidate.quote if pull else None
    title = draft.headline.text if draft.headline else ""
    outlets = {a.id: a.source or a.id for a in candidates.story.articles}
    return [
        first_mention(setting.readings, keys, setting.known),
        named_subject(setting.readings, title),
        repetition(setting.readings, title, quote, keys),
        one_spelling(setting.readings, keys, quote),
        two_voices(outlets, [quote.excerpt.article_id] if quote else []),
        printed.rule([quote.excerpt] if quote else []),
    ]


def _free_elsewhere(entry: Entry, setting: Setting) -> frozenset[frozenset[str]]:
    """The terms of the sentences of own and licensed outlets, to know a quoted one's copies by."""
    licensed = {a.id for a in entry.candidates.story.articles if setting.rights(a) != "quoted"}
    places = (c.sentence.excerpt for c in entry.candidates.sentences)
    return frozenset(terms(place.text) for place in places if place.article_id in licensed)


def _judged(
    candidate: Candidate,
    draft: Draft,
    pull: Pull | None,
    setting: Setting,
    free: frozenset[frozenset[str]],
    used: Sequence[str],
) -> Candidate:
    """The candidate with what the day of sending, the window and the pull-quote say of it."""
    reading = setting.readings[candidate.sentence.excerpt.article_id]
    further: list[Ruling | None] = [
        None if draft.late else _expired(candidate, draft, setting),
        out_of_window(reading, candidate.sentence, setting),
        sentence_harm(candidate.sentence.excerpt.text),
        _quoted_already(candidate, reading, pull),
        _said_elsewhere(candidate, reading, used),
        _standing(candidate, reading, setting, free),
        _follow_up(reading, draft.entry),
        _is_title(candidate, draft),
    ]
    return replace(candidate, rulings=candidate.rulings + tuple(r for r in further if r))


def _is_title(candidate: Candidate, draft: Draft) -> Ruling | None:
    """A working title is the article's first sentence, and counts as printed."""
    title = draft.headline.text if draft.headline else ""
    if title and " ".join(candidate.sentence.excerpt.text.split()) == " ".join(title.split()):
        return Ruling(rule="repetition", effect="bar", reason="stands as the title")
    return None


def _follow_up(reading: Reading, entry: Entry) -> Ruling | None:
    """An article of a later day tells what is new in the story."""
    articles = entry.candidates.story.articles
    if reading.article.published - min(a.published for a in articles) >= LATER:
        return Ruling(rule=FOLLOW_UP, effect="favour", reason="of a later day than the first report")
    return None


def _standing(
    candidate: Candidate, reading: Reading, setting: Setting, free: frozenset[frozenset[str]]
) -> Ruling | None:
    """At equal content an outlet that lets us print is taken, and one that is not known is not."""
    if setting.rights(reading.article) == "quoted" and terms(candidate.sentence.excerpt.text) in free:
        return Ruling(rule="rights", effect="bar", reason="an own or licensed outlet prints it too")
    if reading.article.source is None:
        return Ruling(rule="outlet", effect="lower", reason="its outlet is not known")
    rights = setting.rights(reading.article)
    return Ruling(rule="rights", effect="favour", reason=rights) if rights != "quoted" else None


def _expired(candidate: Candidate, draft: Draft, setting: Setting) -> Ruling | None:
    reading = setting.readings[candidate.sentence.excerpt.article_id]
    return sentence_expired(reading, candidate.sentence, draft.entry.candidates.day, setting.as_of)


def _quoted_already(candidate: Candidate, reading: Reading, pull: Pull | None) -> Ruling | None:
    """One utterance once: no other sentence gives the words of the pull-quote."""
    if pull is None:
        return None
    place, said = candidate.sentence.excerpt, pull.candidate.quote.excerpt
    if place.article_id == said.article_id and place.start < said.end and said.start < place.end:
        return Ruling(rule="repetition", effect="bar", reason="its quotation is printed on its own")
    for quote in reading.quotes:
        if place.start <= quote.excerpt.start < place.end and same_utterance(quote.excerpt.text, said.text):
            return Ruling(rule="repetition", effect="bar", reason="gives the printed quotation again")
    return None


def utterances(place: Excerpt, reading: Reading) -> tuple[str, ...]:
    """The quotations within a sentence that are long enough to be known again."""
    found = (q.excerpt for q in reading.quotes if place.start <= q.excerpt.start < place.end)
    return tuple(q.text for q in found if len(q.text.split()) >= UTTERANCE)


def _said_elsewhere(candidate: Candidate, reading: Reading, used: Sequence[str]) -> Ruling | None:
    """One utterance once in an issue: not in another story's sentence either."""
    own = utterances(candidate.sentence.excerpt, reading)
    if any(same_utterance(said, other) for said in own for other in used):
        return Ruling(rule="repetition", effect="bar", reason="its quotation is printed in another story")
    return None


def _brief(draft: Draft, form: Form, lead: Sequence[Candidate], pull: Pull | None, setting: Setting) -> Brief:
    entry, candidates = draft.entry, draft.entry.candidates
    return Brief(
        story_id=entry.id,
        headline=draft.headline,
        form=form,
        titles=draft.titles,
        lead=tuple(c.sentence.excerpt for c in lead),
        quotes=_pulled(pull, lead, draft, setting),
        line=next((e.line for e in entry.edits if e.line), None),
        credits=_credits(lead, pull, entry, setting),
        glosses=glosses([c.sentence.excerpt for c in lead], setting),
        section=entry.section.title if entry.section else "",
        placing=entry.placing,
        before=candidates.day if draft.late else None,
        outlets=len({a.source or a.id for a in candidates.story.articles}),
        origins=entry.origins,
    )


def _pulled(
    pull: Pull | None, lead: Sequence[Candidate], draft: Draft, setting: Setting
) -> tuple[PullQuote, ...]:
    if pull is None:
        return ()
    return (pull_quote(pull, lead, setting, late=draft.late, disputed=_disputed(pull, draft.entry)),)


def _disputed(pull: Pull, entry: Entry) -> bool:
    """Whether the quotation's host sentence holds a clause of a conflict."""
    host = pull.host.excerpt
    conflicts = (c for c in entry.candidates.conflicts if c.both or not c.right)
    clauses = [c for conflict in conflicts for c in conflict.clauses]
    return any(c.article_id == host.article_id and host.start <= c.start < host.end for c in clauses)


def _credits(
    lead: Sequence[Candidate], pull: Pull | None, entry: Entry, setting: Setting
) -> tuple[Credit, ...]:
    """Every article of the story, those that are quoted first, in the order in which they are."""
    quoted = [c.sentence.excerpt.article_id for c in lead]
    if pull:
        quoted.append(pull.host.excerpt.article_id)
    articles = {a.id: a for a in entry.candidates.story.articles}
    order = list(dict.fromkeys([*quoted, *articles]))
    return tuple(setting.credit(articles[article_id]) for article_id in order)
