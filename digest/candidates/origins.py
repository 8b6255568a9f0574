"""Origins: the news voices that a fact goes back to, apart from the people and offices that speak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from digest.model import Article, Reading

STATE_MEDIA = frozenset(
    " ".join(name.split())
    for name in """
    TASS; RIA Novosti; Sputnik; RT; Rossiya 24; Rossiyskaya Gazeta; KCNA; Korean Central News Agency;
    Rodong Sinmun; Korean Central Television; Uriminzokkiri; Xinhua; CGTN; CCTV; China Daily; People’s
    Daily; Global Times; China News Service; PLA Daily; IRNA; Press TV; IRIB; Tasnim; Fars News; Mehr News;
    Prensa Latina; Granma; Telesur; BelTA; SANA; VNA; Vietnam News Agency; Anadolu; Anadolu Agency; TRT; TRT
    World; Azertac; Kazinform; Al-Ahram; MENA; Saudi Press Agency; SPA; WAM; QNA; KUNA; Lao News
    Agency; MRTV; Voice of Vietnam; Nhan Dan
    """.split(";")
)
"""Agencies and papers that a state owns or directs, as English texts name them."""
_AGENCIES = frozenset(
    " ".join(name.split())
    for name in """
    Reuters; Associated Press; The Associated Press; AP; AFP; Agence France-Presse; dpa; DPA; EFE; ANSA;
    Kyodo; Kyodo News; Jiji; Jiji Press; Yonhap; Yonhap News Agency; Newsis; News1; Interfax; Bloomberg;
    Bloomberg News; UPI; PTI; Press Trust of India; ANI; Ukrinform; Interfax-Ukraine; PA; PA Media;
    Press Association; AAP; Canadian Press; CNA; Antara; Bernama; Lusa; BBC; CNN; NHK; KBS; MBC; SBS; Al
    Jazeera; Al Arabiya; CNBC; Fox News; NBC News; CBS News; ABC News; Axios; Politico; Meduza; NK News;
    Nikkei; Caixin; Kommersant; Le Monde; Der Spiegel; The Guardian; Financial Times
    """.split(";")
)
_IN_FULL = {
    "AP": "Associated Press",
    "Agence France-Presse": "AFP",
    "DPA": "dpa",
    "Bloomberg News": "Bloomberg",
    "Kyodo": "Kyodo News",
    "Jiji": "Jiji Press",
    "Yonhap News Agency": "Yonhap",
    "Korean Central News Agency": "KCNA",
    "Press Association": "PA Media",
    "PA": "PA Media",
    "Anadolu Agency": "Anadolu",
}
"""One agency, one name."""
_CASED = r"[A-Z][\w’'&.-]*"
_MEDIA_NAME = (
    rf"(?:[Tt]he\s+)?(?:{_CASED}\s+){{1,3}}"
    r"(?:News(?:\s+Agency)?|Press\s+Agency|Times|Post|Daily|Journal|Herald|Tribune|Gazette"
    r"|Broadcasting|Television|TV|Radio|Ilbo|Shimbun|Sinmun|Chronicle|Telegraph|Observer|Press|Wire|Courier)"
)
_NAMES = sorted(STATE_MEDIA | _AGENCIES, key=lambda name: (-len(name), name))
_KNOWN = "|".join(re.escape(name).replace("’", "[’']") for name in _NAMES)
_NO_BODY = r"(?![\w-])(?!\s+(?:Club|Office|Secretary|Conference|Foundation|Square))"
_VOICE = rf"(?<![\w-])(?:(?:{_KNOWN})|{_MEDIA_NAME}){_NO_BODY}"
_KIND = (
    r"(?:news\s+agency|newswire|news\s+outlet|news\s+site|newspaper|daily|broadcaster|network|outlet|television"
    r"|state\s+media|media|magazine|portal)"
)
_SAID = r"(?:reported|reports|said|says|quoted|cited|wrote|published|broke|carried|aired|announced)"
_DESCRIBED = rf"(?:(?:[\w’'.-]+\s+){{0,7}}?{_KIND}\s+)?"
_CITED = re.compile(
    rf"""(?:
      \b(?:[Aa]ccording\s+to|[Cc]ited\s+by|[Rr]eported\s+by|[Qq]uoted\s+by|[Cc]iting|(?:a|the)\s+report\s+(?:by|from|in)
        |[Qq]uoting|[Cc]arried\s+by|(?:told|[Ii]nterview\s+with|[Ss]tatement\s+to|[Ss]poke\s+to))\s+
        (?:(?:the|a)\s+)?{_DESCRIBED}(?P<after>{_VOICE})
      | (?P<before>{_VOICE})(?:,\s[^,.;]{{3,60}},)?\s+(?:(?:also|first|later|earlier|has|had)\s+)?{_SAID}\b
      | [\(\[](?P<credit>{_KNOWN})[\)\]]
      | \b{_KIND}\s+(?P<named>{_VOICE})
    )""",
    re.VERBOSE,
)
_TRIGGER = re.compile(_VOICE)
_CREDIT = re.compile(
    rf"(?:^|[\s(\[/—–-])(?:(?P<name>{_KNOWN})(?=$|[\s)\]/—–,.;-])|(?P<media>{_MEDIA_NAME})(?=$|[)\]]))"
)
_DATELINE = re.compile(r"[A-Z][^.\n()“\"]{2,40}(?:\.\s?\d{1,2})?\s\((?P<name>[A-Z][\w’ .&-]{1,40})\)\s?[—–-]")


def find_origins(reading: Reading) -> tuple[str, ...]:
    """The news voices that an article goes back to, in the order in which it names them: wire credits
    first, then "according to X", "told X", "X reported". Its own outlet is none."""
    found = [*_credits(reading.article), *(name for _, name in sentence_origins(reading))]
    named = dict.fromkeys(name for name in found if not _own(reading.article, name))
    return tuple(name for name in named if not any(other.endswith(f" {name}") for other in named))


def sentence_origins(reading: Reading) -> tuple[tuple[int, str], ...]:
    """(index of the sentence, voice) for every voice that a sentence goes back to."""
    return tuple(
        (sentence.index, name)
        for sentence in reading.sentences
        for name in voices(sentence.excerpt.text)
        if not _own(reading.article, name)
    )


def story_origins(readings: Sequence[Reading]) -> tuple[str, ...]:
    """The voices that a story goes back to, those that most articles cite first. Two outlets that both cite
    TASS have one origin; an outlet that cites nobody has none but itself."""
    counts: dict[str, int] = {}
    for reading in readings:
        for name in find_origins(reading):
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], list(counts).index(name))))


def common_origins(readings: Sequence[Reading]) -> tuple[str, ...]:
    """The fewest voices that all outlets of a story go back to; none where one of them stands for itself.

    Only of these may a letter say "3 outlets, 1 origin".
    """
    behind: dict[str, set[str]] = {}
    for reading in readings:
        outlet = reading.article.source or reading.article.id
        behind.setdefault(outlet, {_clean(outlet)}).update(find_origins(reading))
    ranked = story_origins(readings)
    found: list[str] = []
    waiting = list(behind)
    while waiting:
        best = max(ranked, key=lambda name: (_reach(name, waiting, behind), -ranked.index(name)), default="")
        if not best or not _reach(best, waiting, behind):
            return ()
        found.append(best)
        waiting = [outlet for outlet in waiting if best not in behind[outlet]]
    return tuple(found) if len(found) < len(behind) else ()


def _reach(name: str, outlets: Sequence[str], behind: Mapping[str, set[str]]) -> int:
    return sum(name in behind[outlet] for outlet in outlets)


def is_state_media(name: str) -> bool:
    """Whether a voice is owned or directed by a state; such a one is always named as state media."""
    return _bare(name) in {_bare(known) for known in STATE_MEDIA}


def voices(text: str) -> tuple[str, ...]:
    """The news voices that a sentence cites."""
    if not _TRIGGER.search(text):
        return ()
    found = (m["after"] or m["before"] or m["credit"] or m["named"] for m in _CITED.finditer(text))
    return tuple(dict.fromkeys(_clean(name) for name in found))


def _credits(article: Article) -> Iterator[str]:
    """Wire credits: in the byline, in the dateline ("MOSCOW (AP)"), alone in the last line."""
    dateline = _DATELINE.match(article.text)
    if dateline:
        yield _clean(dateline["name"])
    last = article.text.rsplit("\n", 1)[-1]
    marks = [article.text[m.start : m.end] for m in article.marks if m.kind == "dateline"]
    for place in (*article.byline, *marks, last if len(last) < 40 else ""):
        for match in _CREDIT.finditer(place):
            yield _clean(match["name"] or match["media"])


def _clean(name: str) -> str:
    plain = re.sub(r"^[Tt]he\s+", "", " ".join(name.split()))
    return _IN_FULL.get(plain, plain)


def _bare(name: str) -> str:
    return _clean(name).casefold().replace("’", "'")


def _own(article: Article, name: str) -> bool:
    return article.source is not None and _bare(article.source) == _bare(name)
