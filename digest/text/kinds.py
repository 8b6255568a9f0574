"""What sort of piece an article is, as its address, labels and byline say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.model import Kind

_OPINION_PATH = (
    r"/(?:opinions?|editorials?|columns?|columnists?|comment(?:ary|isfree)?|op-?eds?|views?|voices|ideas|letters"
    r"|blogs?/opinion|사설|칼럼)(?:/|$)"
)
_LIVE_PATH = r"/(?:live|liveblog|live-updates|live-news)(?:/|$)|-live(?:-updates)?(?:/|$)"
_SPONSORED_PATH = r"/(?:sponsored|sponsor-content|partner-content|advertorial|brandstudio|paid-post)(?:/|$)"
_PATHS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("opinion", re.compile(_OPINION_PATH, re.IGNORECASE)),
    ("live", re.compile(_LIVE_PATH, re.IGNORECASE)),
    ("sponsored", re.compile(_SPONSORED_PATH, re.IGNORECASE)),
)
_OPINION_LABEL = (
    r"^\W*(?:opinion|op-?ed|editorial|column|commentary|analysis\s*&\s*opinion|viewpoint|guest\s+(?:essay|column)"
    r"|letters?\s+to\s+the\s+editor|perspective|사설|칼럼|시론|기고|오피니언)\W*(?:$|[|:\]–—/])"
)
_LIVE_LABEL = r"^\W*live(?:\s+(?:blog|updates))?\s*[|:]"
_SPONSORED_LABEL = r"^\W*(?:sponsored|paid\s+post|advertorial|partner\s+content)\W*(?:$|[|:\]])"
_NUMBER = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty)"
_LIST = (
    rf"^\W*(?:(?:the|our|here\s+are(?:\s+the)?)\s+)?(?:top\s+{_NUMBER}\b"
    rf"|{_NUMBER}\s+(?:of\s+the\s+)?(?:best|worst|greatest|must-\w+)(?![-\w])(?!\s+(?:friends?|mates?|man|men)\b)"
    rf"|{_NUMBER}\s+(?:[\w’'-]+\s+){{0,2}}?(?:things|ways|reasons|tips|takeaways|tricks|hacks|facts|lessons|myths)"
    r"(?:\s+(?:to|for|that|why|we|you|your|from|about|on|the|how|behind)\b|\s*(?:[:–—]|$)))"
    r"|^\W*(?:in\s+(?:pictures|photos)|photos\s+of\s+the|quiz|crossword|horoscopes?|(?:news|world)\s+in\s+brief"
    r"|(?:the\s+)?week\s+in\s+(?:review|pictures|photos)|(?:morning|evening|daily)\s+(?:briefing|round-?up))\b"
    r"|(?:이유|방법|꿀팁|팁)\s*\d+\s*가지|\d+\s*가지\s*(?:이유|방법|팁)|(?:베스트|BEST|TOP)\s*\d+\W*$|\d+선\W*$"
)
"""Titles of lists and round-ups: they tell of no event. "5 dead in ferry fire" is none."""
_YEARS = rf"(?:(?:{_NUMBER}|many)\s+(?:years|decades)|a\s+(?:year|decade|century)|half\s+a\s+century)"
_ANNIVERSARY = (
    r"^\W*(?:on\s+this\s+day|(?:this\s+day|today)\s+in\s+history|looking\s+back|flashback|throwback"
    r"|from\s+(?:the|our)\s+archives?)\b"
    rf"|\b{_YEARS}\s+(?:on|later|ago)(?::|\s+[–—-])"
    rf"|[:,–—]\s*{_YEARS}\s+(?:on|later)\W*$"
    rf"|^\W*{_YEARS}\s+(?:on|later|after|since)\b.*\b(?:still|remember\w*|memor(?:y|ies)|recalls?|mourns?|looks?\s+back)\b"
    r"|오늘의\s*역사|그때\s*그\s*시절|그\s*후\s*\d+년\W*$"
)
"""Titles that look back on what happened long ago, without news of it."""
_LABELS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("opinion", re.compile(_OPINION_LABEL, re.IGNORECASE)),
    ("live", re.compile(_LIVE_LABEL, re.IGNORECASE)),
    ("sponsored", re.compile(_SPONSORED_LABEL, re.IGNORECASE)),
    ("list", re.compile(_LIST, re.IGNORECASE)),
    ("anniversary", re.compile(_ANNIVERSARY, re.IGNORECASE)),
)
_ROLE = re.compile(r"\b(?:columnist|opinion|editorial\s+board)\b|논설위원|칼럼니스트", re.IGNORECASE)
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("news", "news article newsarticle"),
    ("opinion", "opinion opinionnewsarticle editorial column op-ed commentary"),
    ("live", "live liveblogposting"),
    ("list", "list listicle"),
    ("sponsored", "sponsored advertorial advertisercontentarticle"),
    ("anniversary", "anniversary"),
)
_OPINES = re.compile(
    r"^[^?:]*\b(?:should(?!er)|shouldn[’']t|ought to|must stop|(?:is|are) (?:right|wrong) (?:about|to|on)"
    r"|(?:don[’']t|doesn[’']t) (?:have|need) to)\b[^?]*$"
    r"|^(?:in (?:defen[cs]e|praise) of|the case (?:for|against)|let[’']s\b(?!.*:)"
    r"|it[’']s (?:high )?time (?:to|for|we)|enough with)\b",
    re.IGNORECASE,
)
_IN_A_NAME = re.compile(
    r"\b(?:(?:say|tell|warn|ask|urge|rule|argue|find|think|believe|suggest|insist|announce|call|want|push|decide"
    r"|debate|hint|agree|claim|show|advise|recommend|demand|weigh|vow|add|state)(?:s|ed|d)?|said|told|thought"
    r"|found|according|polls?|surveys?|report|whether|(?:what|who|why|how|when|where|which)|officials?|judges?"
    r"|court|panel|experts?|ministers?|senators?|lawmakers?|committee|adviser|stud(?:y|ies))\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"\b(?:(?<!War )I(?:[’'](?:m|ve|d|ll))? [a-z]+|[Mm]y|[Ww]e(?:[’'](?:re|ve|ll))?|[Oo]ur|[Mm]e)\b"
)
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|''.*?''|(?<!\w)[‘'][^’'\n]*[ ,.][’'](?!\w)")
_LEAST, _SHARE = 3, 0.02
"""How many words of the first person, and what share of all words, make a columnist's voice; without an "I"
twice as many, since speeches and statements say "we"."""
_SAID: dict[str, Kind] = {word: kind for kind, words in _KINDS for word in words.split()}


def tell(
    *, said: str | None, url: str | None, labels: Sequence[str], role: str, path: str = ""
) -> tuple[Kind, str]:
    """The kind and where it is from.

    `said` is the file's or page's own word, `labels` are its section names, title and lone label lines,
    `role` what stands beside the author's name, `path` the file's path.
    """
    if said and said.strip().lower() in _SAID:
        return _SAID[said.strip().lower()], "said by the page"
    for address, origin in ((url or "", "address"), ("/" + path, "folder")):
        for kind, form in _PATHS:
            if form.search(
                address.split("?")[0] if origin == "address" else address.rpartition("/")[0] + "/"
            ):
                return kind, origin
    for label in labels:
        for kind, form in _LABELS:
            if form.search(label):
                return kind, f"label “{label[:40]}”"
    return ("opinion", "byline") if _ROLE.search(role) else ("news", "default")


def opines(title: str) -> bool:
    """Whether a headline says in nobody's name what ought to be ("The town should keep its trams")."""
    return bool(_OPINES.search(title)) and not _IN_A_NAME.search(title)


def speaks_for_itself(text: str) -> bool:
    """Whether an English text tells in the first person, its quotations apart, as a columnist does."""
    own = "\n".join(_QUOTED.sub(" ", line) for line in text.split("\n"))
    found = [match[0] for match in _FIRST_PERSON.finditer(own)]
    share = _SHARE if any(word[:1] == "I" or word.lower() in {"my", "me"} for word in found) else 2 * _SHARE
    return len(found) >= max(_LEAST, share * len(own.split()))
