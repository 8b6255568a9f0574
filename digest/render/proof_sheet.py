"""proof-sheet.html: every printed item beside its passage in the original, to be ticked off on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.model import Article, Brief, Excerpt, Headline, Issue, PullQuote
from digest.render.clean import one_line, safe_url
from digest.render.passages import passage_url
from digest.render.theme import Theme, builtin_theme, environment, run

PROOF_SHEET_FILE = "proof-sheet.html"
_THEME = "proof-sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The paragraph of the original (those, where the words run on), cut where the words begin and end."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A printed item: `kind` is "title", "sentence", "quotation", "figure", "day", "voice" or "own".
    `passage` is None for the editor's own words; `outlet` is None where it is not known; `speaker` is
    the name printed beside a quotation."""

    kind: str
    words: str
    passage: Passage | None = None
    outlet: str | None = None
    day: str = ""
    address: str | None = None
    link: str | None = None
    language: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A story or another part of the letter, with its rows in reading order. `name` is the story's title,
    or the key of a part ("numbers")."""

    kind: str
    name: str
    rows: tuple[Row, ...]


def proof_sheet_theme() -> Theme:
    """The sheet's own theme: it is for the editor, and no letter's theme changes it."""
    return builtin_theme(_THEME)


def render_proof_sheet(issue: Issue, theme: Theme | None = None) -> bytes:
    """The sheet as one HTML file, UTF-8, which needs nothing beside it. Raises RenderError."""
    theme = theme or proof_sheet_theme()
    parts = tuple(part for part in parts_of(issue) if part.rows)
    values = {"issue": issue, "parts": parts, "count": sum(len(part.rows) for part in parts)}
    return run(environment(theme, autoescape=True), theme, "page.html", values).encode()


def parts_of(issue: Issue) -> Iterator[Part]:
    """Everything that the letter prints of its articles, and the editor's own words, in reading order."""
    articles = {article.id: article for article in issue.articles}
    yield Part(
        kind="notes", name="", rows=tuple(Row(kind="own", words=one_line(n.text)) for n in issue.notes)
    )
    for brief in issue.briefs:
        name = one_line(brief.headline.text) if brief.headline else ""
        yield Part(kind="story", name=name, rows=tuple(_story(brief, articles)))
    figures = [(number.figure.excerpt, "figure") for number in issue.numbers]
    yield Part(kind="numbers", name="", rows=_rows(figures, articles))
    yield Part(kind="ahead", name="", rows=_rows([(a.excerpt, "day") for a in issue.ahead], articles))
    yield Part(
        kind="voices",
        name="",
        rows=tuple(
            row
            for voice in issue.voices
            for row in (
                _title(voice.headline, articles),
                *_rows([(e, "voice") for e in voice.excerpts], articles),
            )
        ),
    )
    quoted = (_quotation(issue.quote, articles),) if issue.quote else ()
    yield Part(kind="quote", name="", rows=quoted)


def _story(brief: Brief, articles: dict[str, Article]) -> Iterator[Row]:
    if brief.headline:
        yield _title(brief.headline, articles)
    if brief.line:
        yield Row(kind="own", words=one_line(brief.line))
    for place in range(len(brief.lead) + 1):
        pulls = (q for q in brief.quotes if min(q.after, len(brief.lead)) == place)
        yield from (_quotation(pull, articles) for pull in pulls)
        yield from _rows([(excerpt, "sentence") for excerpt in brief.lead[place : place + 1]], articles)
    sides = [side.excerpt for side in brief.sides if side.excerpt not in brief.lead]
    before = [moment.excerpt for moment in brief.timeline]
    yield from _rows([(excerpt, "sentence") for excerpt in (*sides, *before)], articles)


def _quotation(pull: PullQuote, articles: dict[str, Article]) -> Row:
    excerpt = pull.quote.excerpt
    row = _row(excerpt, "quotation", articles[excerpt.article_id])
    return replace(row, speaker=one_line(pull.label))


def _title(headline: Headline, articles: dict[str, Article]) -> Row:
    article = articles.get(headline.article_id or "")
    if headline.origin == "editor" or article is None:
        return Row(kind="own", words=one_line(headline.text))
    at = article.text.find(headline.text)
    if headline.origin == "first_sentence" and at >= 0:
        return _row(Excerpt.of(article, at, at + len(headline.text)), "title", article)
    title = one_line(headline.text)
    return _sourced("title", title, Passage(before="", words=title, after=""), article)


def _rows(items: Sequence[tuple[Excerpt, str]], articles: dict[str, Article]) -> tuple[Row, ...]:
    return tuple(_row(excerpt, kind, articles[excerpt.article_id]) for excerpt, kind in items)


def _row(excerpt: Excerpt, kind: str, article: Article) -> Row:
    text = article.text
    start = text.rfind("\n\n", 0, excerpt.start) + 2 if "\n\n" in text[: excerpt.start] else 0
    stop = text.find("\n\n", excerpt.end)
    passage = Passage(
        before=text[start : excerpt.start],
        words=text[excerpt.start : excerpt.end],
        after=text[excerpt.end : stop if stop >= 0 else len(text)],
    )
    row = _sourced(kind, one_line(excerpt.text), passage, article)
    spans = [(excerpt.start, excerpt.end)]
    return replace(row, link=passage_url(row.address, text, spans)) if row.address else row


def _sourced(kind: str, words: str, passage: Passage, article: Article) -> Row:
    url = safe_url(article.url)
    return Row(
        kind=kind,
        words=words,
        passage=passage,
        outlet=one_line(article.source) if article.source else None,
        day=article.published.date().isoformat(),
        address=url,
        link=url,
        language=article.language,
    )
