"""How much of each article an issue may print (editorial rules, "Copying")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from digest.candidates.rulings import bar
from digest.compose.setting import Setting
from digest.model import Article, Candidate, Excerpt, Ruling, Share
from digest.summarize.sequence import SequenceRule

MOST_WORDS, LEAST_WORDS, SHARE, MOST_SENTENCES = 75, 60, 0.10, 3


def count_words(text: str) -> int:
    return len(text.split())


def allowance(article: Article, setting: Setting) -> tuple[int, int] | None:
    """(words, sentences) that may be printed of an article; None without a limit."""
    if setting.rights(article) != "quoted":
        return None
    share = max(LEAST_WORDS, int(SHARE * count_words(article.text)))
    return min(MOST_WORDS, share), MOST_SENTENCES


class Printed:
    """What an issue has printed of each article so far, in words and sentences."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._words: Counter[str] = Counter()
        self._sentences: Counter[str] = Counter()
        self._articles = {r.article.id: r.article for r in setting.readings.values()}

    def add(self, article_id: str, text: str) -> None:
        """Count a printed sentence, quotation or figure's label."""
        self._words[article_id] += count_words(text)
        self._sentences[article_id] += 1

    def add_title(self, article_id: str, text: str) -> None:
        """Count a headline: its words, and no sentence."""
        self._words[article_id] += count_words(text)

    def fits(self, excerpts: Sequence[Excerpt]) -> str | None:
        """Why these further excerpts would go over what may be printed of an article, or None."""
        words, sentences = Counter(self._words), Counter(self._sentences)
        for excerpt in excerpts:
            words[excerpt.article_id] += count_words(excerpt.text)
            sentences[excerpt.article_id] += 1
        for article_id in {e.article_id for e in excerpts}:
            limit = allowance(self._articles[article_id], self._setting)
            # one sentence is always free, whatever its length and the title's
            if limit is None or sentences[article_id] == 1:
                continue
            if words[article_id] > limit[0] or sentences[article_id] > limit[1]:
                return (
                    f"{words[article_id]} words, {sentences[article_id]} sentences of a quoted outlet;"
                    f" {limit[0]} and {limit[1]} allowed"
                )
        return None

    def rule(self, also: Sequence[Excerpt] = ()) -> SequenceRule:
        """The limits as a rule over a sequence; `also` is printed beside it (the pull-quote)."""

        def check(sequence: Sequence[Candidate]) -> Ruling | None:
            fault = self.fits([*(c.sentence.excerpt for c in sequence), *also])
            return bar("rights", fault) if fault else None

        return check

    def shares(self) -> tuple[Share, ...]:
        """Words and sentences by outlet, most first."""
        words: Counter[tuple[str, str]] = Counter()
        sentences: Counter[tuple[str, str]] = Counter()
        for article_id, count in self._words.items():
            article = self._articles[article_id]
            key = (article.source or "", self._setting.rights(article))
            words[key] += count
            sentences[key] += self._sentences[article_id]
        ranked = sorted(words, key=lambda key: (-words[key], key))
        return tuple(
            Share(outlet=key[0], rights=key[1], words=words[key], sentences=sentences[key]) for key in ranked
        )
