"""Words of harm: suicide, sexual violence, minors, named victims, people accused before a verdict.

A letter names nobody accused, hurt or under age unasked; so what counts is whether somebody is meant, not
whether a grave word is used.
"""

from __future__ import annotations

import re

_CRIMES = (
    r"(?:murder|manslaughter|homicide|kill|assault|rap(?:e|ing)\b|abus|molest|traffick|theft|thefts"
    r"|steal|stole"
    r"|robb|burglar|arson|fraud|launder|brib|embezzl|corrupt|graft|extort|blackmail|smuggl|spying"
    r"|espionage|treason"
    r"|kidnap|abduct|stalk|harass|shoot|stabb|poison|forg(?:ed|ing|ery)|perjury"
    r"|driving|drunk|beating|hit-and-run|misconduct|negligen|tax evasion)"
)
_ALWAYS = re.compile(
    r"\b(?:suicides?(?! (?:bomb|attack|vest|drone|mission|squad|belt|car))|suicidal|(?:took|taken"
    r"|taking) (?:his|her"
    r"|their) own li\w+|"
    r"(?:kill(?:s|ed|ing)?|hang(?:s|ed|ing)?|hung|sh(?:oo|o)t(?:s|ing)?) (?:him|her|them)sel(?:f|ves)\b"
    r"(?! in the foot)"
    r"|sexual(?:ly)? (?:assault|abuse|violence|harass|misconduct)\w*|raped?\b|rapists?"
    r"|molest\w*"
    r"|child abuse|child porn\w*|indict(?:ed|ment|ments)|awaiting trial|stands? trial|standing trial"
    r"|(?:on|under) suspicion of|(?:murder|rape|assault|fraud|robbery|shooting|drug) (?:charges?"
    r"|suspects?|trial)"
    r"|charged (?:in|over|as)|faces? (?:\w+ ){0,4}charges?|pleaded (?:not )?guilty"
    r"|(?:boy|girl|teenager|child) of \d+|schoolgirls?|schoolboys?"
    r"|a minor(?= (?:who|was|is|in|from|under)\b|[.,;:]|$)"
    r"|(?:son|daughter|child|boy|girl|brother|sister|baby) \w+, (?:[1-9]|1[0-7])\b(?! (?:percent|years?"
    r"|months?))"
    r"|(?:[1-9]|1[0-7])-year-old(?! (?:law|ban|war|conflict|compan|firm|club|program|policy|deal|treaty"
    r"|record"
    r"|agreement|building|bridge|ship|car|dog|horse|cat|league|party|plan|case|investigation|embargo"
    r"|tree|house"
    r"|museum|series|feud|dispute|rule|streak|moratorium|business|startup|newspaper|system|tradition"
    r"|lawsuit))"
    r"|\d+-year-old (?:boy|girl|student|pupil|child|schoolgirl|schoolboy))",
    re.IGNORECASE,
)
_ACCUSED = re.compile(
    rf"\b(?:accused of|suspected of|alleged(?:ly)?)\b[^.;]{{0,90}}?\b{_CRIMES}"
    rf"|\b{_CRIMES}\w*\b[^.;]{{0,40}}\b(?:suspects?|accused|allegedly)\b"
    rf"|\b(?:charged with|on charges? of)\b(?:(?! \w+ing\b)|[^.;]{{0,60}}?\b{_CRIMES})"
    rf"|\b(?:charged|indicted|accused)\b[^.;]{{0,60}}? (?:with|of|for|on)\b[^.;]{{0,30}}?\b{_CRIMES}"
    rf"|\bminors\b[^.;]{{0,60}}?\b{_CRIMES}|\b{_CRIMES}\w*\b[^.;]{{0,60}}\bminors\b",
    re.IGNORECASE,
)
_SUSPECT = re.compile(
    r"\b(?:the|an?|two|three|main|prime|key|other|another|no|police|\w+ed)\s+suspects?\b"
    r"(?!\s+(?:that|he|she|it|they|package|device|vehicle|parcel|ballots?))|\bsuspect(?:’s|'s)\b"
    r"|^suspect\b(?! [a-z]+s\b)",
    re.IGNORECASE,
)
_ARRESTED = re.compile(r"\b(?:arrested|taken into custody|in custody|detained on)\b", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens?|scores|hundreds|thousands"
    r"|several|many"
    r"|nobody|no one|no) (?:[\w’'-]+ ){0,4}(?:arrest|were|was|had been|have been|in custody|taken|detained)"
    r"|\b(?:arrested|detained)\b (?:about |around |at least |more than |some |nearly )?(?:\d[\d,]*|two"
    r"|three|four|five"
    r"|six|seven|eight|nine|ten|dozens|scores|hundreds|thousands|several|many|no)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'-]+ (?:[A-Z]\. |[“‘'\"][A-Z]\w+[”’'\"] )?[A-Z][\w’'-]+"
_VICTIM = re.compile(
    rf"{_NAME}(?:, \d+)?,? (?:who )?(?:was|were|had been|has been|is) (?:\w+ly )?(?:shot|stabbed|murdered"
    rf"|beaten to death|wounded|strangled|struck by|gunned down|run over|killed by"
    rf"|hit by an? (?:[\w-]+ ){{0,3}}(?:car"
    rf"|van|truck|bus|train|bullet|vehicle|driver|motorcycle|taxi|lorry))|\b(?:murder|slaying|stabbing"
    rf"|killing|shooting"
    rf") (?:death )?of (?:\w+ )?{_NAME}"
)
_TITLE_VICTIM = re.compile(
    r"\b(?:hit-and-run|murdered|slain|stabbed|gunned down|strangled|double[- ]murder|fatally \w+)\b",
    re.IGNORECASE,
)


def harm_in(text: str, *, title: bool = False) -> str | None:
    """The words for which a text is never printed unasked, or None; a `title` is judged without its story."""
    rules = [_ALWAYS, _ACCUSED, _SUSPECT, _VICTIM] + ([_TITLE_VICTIM] if title else [])
    found = next((match for rule in rules if (match := rule.search(text))), None)
    if found is None and not _MANY.search(text):
        found = _ARRESTED.search(text)
    return found[0] if found else None
