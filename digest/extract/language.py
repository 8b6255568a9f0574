"""The language of a text, cheaply: by its script, then by its small words and by what the page says."""

from __future__ import annotations

import re

from digest.extract import tongues

_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_ASCII = re.compile(r"[\x00-\x7f]+")
_READ = 1500
"""Characters whose small words are counted."""
_TAG = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
_SHARED = {"ru": {"uk", "bg", "sr", "be", "mk", "kk"}, "ar": {"fa", "ur", "ps"}, "hi": {"mr", "ne"}}
_OWN_LETTERS = {
    "ru": (
        ("kk", re.compile("[әғқңөұүһӘҒҚҢӨҰҮ]")),
        ("be", re.compile("[ўЎ]")),
        ("uk", re.compile("[іїєґІЇЄҐ]")),
        ("mk", re.compile("[ѓќѕЃЌЅ]")),
        ("sr", re.compile("[ђћњљџјЂЋЊЉЏЈ]")),
    ),
    "ar": (("ur", re.compile("[ٹڈڑےں]")), ("fa", re.compile("[پچژگ]"))),
}
"""Letters that only one language of a script has; Kazakh and Belarusian before Ukrainian, whose і they
share."""
_LEAST_OWN, _LEAST_SHARE = 3, 0.005
"""So many of them, and so large a part of the script's letters, are more than a foreign name among them."""
_UNTOLD = frozenset(
    """af ast az bs cy eo eu fo fy ga gd gl ha ht ig is jv ku la lb mg mi ms mt oc om qu rm rn rw so sq sr
    su tk tn ts uz wo xh yo zu""".split()
)
"""Languages in Latin letters that are told by no words: a page's tag for one stands against their kin."""
# One Han or kana character carries about as much as two Latin letters.
_DENSE = {"ko": 2.0, "ja": 2.0, "zh": 2.0}


def detect(text: str, said: str | None = None) -> tuple[str, str]:
    """A language's two letters and where they are from; `said` is a page's or file's own word."""
    sample = text[:4000]
    # Other scripts are what plain ASCII is not; so most English texts are counted not once.
    foreign = "" if sample.isascii() else _ASCII.sub("", sample)
    counts = {code: len(form.findall(foreign)) * _DENSE.get(code, 1.0) for code, form in _SCRIPTS}
    code = max(counts, key=lambda c: counts[c])
    if code == "zh" and counts["ja"] > 0.1 * counts["zh"]:
        code = "ja"
    if counts[code] and counts[code] > max(len(_LATIN.findall(sample)), 10) * 0.5:
        return _refined(code, foreign, _tag(said)), "script"
    found = tongues.told(sample[:_READ])
    tag = _tag(said)
    if found and found[1] and (found[0] == "en" or tag not in _UNTOLD):
        return found[0], "words"
    if tag and tag not in counts:
        return tag, "page"
    return (found[0], "words") if found else ("en", "default")


def _tag(said: str | None) -> str | None:
    tag = _TAG.match(said.strip()) if said else None
    return tag[0].lower() if tag else None


def _refined(code: str, foreign: str, tag: str | None) -> str:
    """Scripts shared by several languages: told by letters of their own, else by the page's word."""
    shared = _SHARED.get(code, set())
    believed = tag if tag == code or tag in shared else None
    letters = len(dict(_SCRIPTS)[code].findall(foreign))
    for other, own in _OWN_LETTERS.get(code, ()):
        count = len(own.findall(foreign))
        least = max(_LEAST_OWN if believed else 1, _LEAST_SHARE * letters)
        if count >= (1 if other == believed else least):
            return other
    return believed or code
