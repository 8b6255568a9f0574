"""Weeks that a design has to stand: many stories, endless words, other scripts, both directions.

python tests/render/variants.py FOLDER writes each in every theme, to be looked at and to be judged.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import issues

from digest.model import Article, Brief, Issue, Mailing, Section
from digest.render import builtin_theme, render_all

THEMES = ("weekly", "espresso", "plain")
MAILING = Mailing(
    sender="The Velmar Letter <letter@velmar.example>",
    web="https://velmar.example/{newsletter}/{slot}/",
    unsubscribe="https://velmar.example/unsubscribe?list={newsletter}",
    why="You get this letter because you asked for it.",
    address="3 Quay Street, Velmar",
)


def _letter(title: str, stories: Sequence[Brief], articles: Sequence[Article], language: str = "en") -> Issue:
    """Five stories on top, the others under two headings; with all that stands around a mail."""
    rest = [replace(story, form="brief") for story in stories[5:]]
    half = -(-len(rest) // 2)
    sections = (
        Section(key="quay", title=stories[0].section or "Quay", briefs=tuple(rest[:half])),
        Section(key="hill", title="Hill", briefs=tuple(rest[half:])),
    )
    return replace(
        issues.one_story(),
        newsletter=replace(issues.LETTER, title=title, language=language, mail=MAILING),
        number=19,
        top=tuple(stories[:5]),
        sections=tuple(section for section in sections if section.briefs),
        credits=tuple(map(issues.credit, articles)),
        articles=tuple(articles),
    )


def _story(source: Article, quoted: str = "", speaker: str = "") -> Brief:
    sentences = [issues.find(source, text) for text in source.text.split("\n\n")]
    quotes = [issues.pull(source, quoted, speaker, after=1)] if quoted else []
    return issues.brief([source], sentences, quotes=quotes)


def _many(sources: Sequence[Article], count: int) -> list[Article]:
    """So many articles, made from these in turn; each has a headline of its own."""
    return [
        replace(
            source,
            id=f"{source.id}-{number}",
            url=f"{source.url}-{number}" if source.url else None,
            title=f"{source.title} ({number})",
        )
        for number in range(1, count + 1)
        for source in [sources[number % len(sources)]]
    ]


def one_story() -> Issue:
    """A single story, of a letter that tells all about itself."""
    issue = issues.one_story()
    return replace(issue, newsletter=replace(issues.LETTER, mail=MAILING))


def rich() -> Issue:
    """Every part of a letter."""
    issue = issues.rich()
    return replace(issue, newsletter=replace(issue.newsletter, mail=MAILING))


def forty() -> Issue:
    """Forty stories."""
    sources = _many((issues.PORT, issues.RIVER, issues.VACCINE, issues.FERRY, issues.BEES), 40)
    return _letter("The Velmar Letter", list(map(_story, sources)), sources)


def unbroken() -> Issue:
    """Headlines, outlets, speakers, sections and the letter's name of sixty letters without a space."""
    word = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenamtz"
    sources = [
        replace(source, title=word, source=f"{word}{number}")
        for number, source in enumerate(_many((issues.PORT, issues.RIVER), 8))
    ]
    quoted = "The river has paid for our roads long enough"
    stories = [
        replace(_story(source, quoted if quoted in source.text else "", word), section=word)
        for source in sources
    ]
    return _letter(word, stories, sources)


def korean() -> Issue:
    """A week in Korean."""
    port = issues.article(
        "hanbit-port",
        "한빛일보",
        6,
        "벨마르 항만 노동자들, 야간 교대조에 크레인 기사 두 명 배치 합의로 9일 만에 파업 종료",
        "벨마르 항만 노동자들이 화요일 9일간의 파업을 끝내고 일터로 돌아갔으며, "
        "항만 당국은 모든 야간 교대조에 두 번째 크레인 기사를 배치하고 한 주의 임금도 지급하기로 했다.",
        "“안전하게 집에 돌아갈 수 있어야 한다”고 노조 위원장은 말했다.",
        language="ko",
    )
    sources = _many((port,), 9)
    return _letter("주간 항만", list(map(_story, sources)), sources, "ko")


def right_to_left() -> Issue:
    """An English letter with an Arabic and a Hebrew outlet, speaker and headline among its stories, and one
    in which both directions meet."""
    arabic = replace(
        issues.PORT, id="mina-strike", source="صحيفة الميناء", title="عمال ميناء فلمار يعودون إلى العمل"
    )
    hebrew = replace(
        issues.RIVER, id="nahar-river", source="עיתון הנהר", title="הפרלמנט אוסר כריית חצץ (2027)"
    )
    quoted = "The river has paid for our roads long enough"
    mixed = replace(
        issues.VACCINE,
        id="mixed-doses",
        url=None,
        source="Radio صوت (7)",
        title="First doses reach “مينا” (61)",
    )
    stories = [_story(arabic), _story(hebrew, quoted, "טובה לינדקוויסט"), _story(mixed)]
    return _letter("The Velmar Letter", stories, [arabic, hebrew, mixed])


def undated() -> Issue:
    """Every second article gives no date, every third no address; one has no headline, one no outlet."""
    sources = _many((issues.PORT, issues.RIVER, issues.VACCINE, issues.FERRY, issues.BEES), 9)
    sources = [
        replace(
            source,
            dated="first_seen" if number % 2 else "printed",
            url=None if number % 3 == 0 else source.url,
            title="" if number == 6 else source.title,
            source=None if number == 3 else source.source,
        )
        for number, source in enumerate(sources)
    ]
    stories = [
        replace(story, headline=story.headline if source.title else None)
        for story, source in zip(map(_story, sources), sources, strict=True)
    ]
    return _letter("The Velmar Letter", stories, sources)


def arabic() -> Issue:
    """A letter in Arabic, read from right to left, with an English outlet."""
    port = issues.article(
        "mina-port",
        "The Harbour Post",
        6,
        "عمال ميناء فلمار يعودون إلى العمل بعد تسعة أيام من الإضراب",
        "عاد عمال ميناء فلمار إلى العمل يوم الثلاثاء بعد تسعة أيام من الإضراب، "
        "ووافقت سلطة الميناء على دفع الأجور.",
        "وقال مدير الميناء إن السفن الـ 61 ستفرغ خلال أسبوعين.",
        language="ar",
    )
    sources = _many((port,), 7)
    return _letter("رسالة الميناء", list(map(_story, sources)), sources, "ar")


VARIANTS: dict[str, Callable[[], Issue]] = {
    "rich": rich,
    "one-story": one_story,
    "forty": forty,
    "unbroken": unbroken,
    "korean": korean,
    "undated": undated,
    "right-to-left": right_to_left,
    "arabic": arabic,
}


def main(folder: Path) -> None:
    """Every week in every theme."""
    for theme in THEMES:
        for name, build in VARIANTS.items():
            home = folder / theme / name
            home.mkdir(parents=True, exist_ok=True)
            for file, raw in render_all(build(), builtin_theme(theme)).files.items():
                (home / file).write_bytes(raw)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
