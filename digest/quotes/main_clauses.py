"""The subject of the clause that a stretch of text begins with, what leads into it apart."""

from __future__ import annotations

import re

from digest.quotes.clauses import phrase_starting
from digest.quotes.scene import Scene
from digest.quotes.stretches import FILLED
from digest.quotes.words import BREAKS, DETERMINERS, PREPOSITIONS
from digest.text import Span

_SKIP = re.compile(
    r"[\s,—–-]*(?:(?:as|also|then|later|and|but|yet|so|meanwhile|however|even|so|or)\b[\s,]*)*", re.IGNORECASE
)
_DATELINE = re.compile(r"[A-Z]{3}[A-Z .]*(?:, [A-Z][A-Za-z.]+)?\s*(?:\([^()]{0,40}\)\s*)?[—–-]+\s")
_LEAD = re.compile(
    r"(?:In|On|At|After|Before|During|Following|Since|By|For|From|With|Without|Under|Over|When|While|As|Asked|Speaking"
    r"|Citing|Earlier|Later|Last|This|Meanwhile|Still|Despite|Although|Though|Because|If|Until|Once|Throughout"
    r"|Likewise|Similarly|Against|Among|Amid|Like|Unlike|To|Instead|Indeed|Now|Then|Today|Yesterday|However|Moreover|Nevertheless"
    r"|Here|There|Alongside|Across|Around|Inside|Outside|Behind|Beyond|Between|Besides|Apart|According|Back"
    r"|Shortly|Soon|Then|Often|Even|Just|Only|Both|Within|Upon|About|Above|Rather|So"
    r"|\w+ (?:[a-z]+ )?(?:ago|later|earlier|before)"
    r"|(?:Minutes|Hours|Days|Weeks|Months|Years|Moments) (?:later|after|before|ago)|[A-Z][a-z]+day(?: \w+)?"
    r"|[A-Z][a-z]+ing|[A-Z][a-z]+ed|[A-Z][a-z]+ly)\b[^" + FILLED + r"]*?,\s+"
)


def main_subject(scene: Scene, low: int, high: int) -> Span | None:
    """The subject of the clause that begins at `low`: its first noun phrase, what leads into it apart."""
    at = _SKIP.match(scene.text, low, high)
    start = at.end() if at else low
    dateline = _DATELINE.match(scene.text, start, high)
    start = dateline.end() if dateline else start
    lead = _LEAD.match(scene.text, start, high)
    if lead and lead.end() < high and lead.end() - start < 160:
        start = lead.end()
    phrase = phrase_starting(scene, start, high)
    first = scene.text[slice(*phrase)].split(maxsplit=1)[0].lower() if phrase else ""
    return None if first in PREPOSITIONS or first in BREAKS - DETERMINERS else phrase
