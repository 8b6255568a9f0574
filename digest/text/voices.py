"""News voices: the agencies, papers and broadcasters that an article goes back to, as it names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.model import Article

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
_KOREAN = {
    "연합뉴스": "Yonhap",
    "뉴시스": "Newsis",
    "뉴스1": "News1",
    "조선중앙통신": "KCNA",
    "노동신문": "Rodong Sinmun",
    "로이터": "Reuters",
    "AP": "Associated Press",
    "AFP": "AFP",
    "교도": "Kyodo News",
    "신화": "Xinhua",
    "타스": "TASS",
    "블룸버그": "Bloomberg",
    "인테르팍스": "Interfax",
}
"""Agencies as Korean texts name them, "통신" (agency) apart."""
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
_HANGUL = "|".join(_KOREAN)
_CITED_IN_KOREAN = re.compile(
    rf"(?<!\w)(?P<name>{_HANGUL})(?:통신|뉴스)?(?:에\s*따르면|에\s*의하면|(?:을|를)?\s*인용"
    r"|[은는이가]\s[^.]{0,80}?(?:보도|전했|밝혔))"
)
_KOREAN_CREDIT = re.compile(
    rf"\s*[(\[【][^()\[\]【】\n]{{1,20}}=\s*(?P<name>{_HANGUL})(?:통신)?[^()\[\]【】\n]{{0,12}}[)\]】]"
)
_KOREAN_NAME = re.compile(rf"(?<!\w)(?P<name>{_HANGUL})(?:통신)?(?!\w)")
_TRIGGER = re.compile(_VOICE)
_NOTE = 200
"""Characters at the end of a text that may be a note on who contributed to it."""
_CONTRIBUTED = re.compile(
    rf"(?:(?P<name>{_KNOWN})\s+(?:also\s+)?contributed\s+(?:reporting\s+)?to\s+this\s+(?:report|story|article)"
    rf"|(?:[Ww]ith|[Aa]dditional)\s+(?:reporting|material|files|inputs?)\s+(?:by|from)\s+(?:the\s+)?(?P<files>{_KNOWN}))"
)
_CREDIT = re.compile(
    rf"(?:^|[\s(\[/—–-])(?:(?P<name>{_KNOWN})(?=$|[\s)\]/—–,.;-])|(?P<media>{_MEDIA_NAME})(?=$|[)\]]))"
)
_DATELINE = re.compile(r"[A-Z][^.\n()“\"]{2,40}(?:\.\s?\d{1,2})?\s\((?P<name>[A-Z][\w’ .&-]{1,40})\)\s?[—–-]")


def is_state_media(name: str) -> bool:
    """Whether a voice is owned or directed by a state; such a one is always named as state media."""
    return _bare(name) in {_bare(known) for known in STATE_MEDIA}


def voices(text: str) -> tuple[str, ...]:
    """The news voices that a sentence cites."""
    found: list[str] = []
    if _TRIGGER.search(text):
        cited = (m["after"] or m["before"] or m["credit"] or m["named"] for m in _CITED.finditer(text))
        found += map(clean, cited)
    found += (_KOREAN[m["name"]] for m in _CITED_IN_KOREAN.finditer(text))
    return tuple(dict.fromkeys(found))


def credited(article: Article) -> Iterator[str]:
    """Wire credits: in the byline, in the dateline ("MOSCOW (AP)", "(서울=연합뉴스)"), alone in the last
    line, or in a last line such as "Reuters contributed to this report"."""
    dateline = _DATELINE.match(article.text)
    if dateline:
        yield clean(dateline["name"])
    korean = _KOREAN_CREDIT.match(article.text)
    if korean:
        yield _KOREAN[korean["name"]]
    last = article.text.rsplit("\n", 1)[-1]
    marks = [article.text[m.start : m.end] for m in article.marks if m.kind == "dateline"]
    for place in (*article.byline, *marks, last if len(last) < 40 else ""):
        yield from (clean(m["name"] or m["media"]) for m in _CREDIT.finditer(place))
        yield from (_KOREAN[m["name"]] for m in _KOREAN_NAME.finditer(place))
    yield from (clean(m["name"] or m["files"]) for m in _CONTRIBUTED.finditer(last[-_NOTE:]))


def clean(name: str) -> str:
    """A voice by its one name: "the Associated Press" and "AP" are "Associated Press"."""
    plain = re.sub(r"^[Tt]he\s+", "", " ".join(name.split()))
    return _IN_FULL.get(plain, plain)


def _bare(name: str) -> str:
    return clean(name).casefold().replace("’", "'")


def is_own(article: Article, name: str) -> bool:
    """Whether a voice is the article's own outlet."""
    return article.source is not None and _bare(article.source) == _bare(name)
