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
        ("be", re.compile("[ўЎ]")),
        ("uk", re.compile("[іїєґІЇЄҐ]")),
        ("mk", re.compile("[ѓќѕЃЌЅ]")),
        ("sr", re.compile("[ђћњљџјЂЋЊЉЏЈ]")),
        ("kk", re.compile("[әғқңөұүһӘҒҚҢӨҰҮ]")),
    ),
    "ar": (("ur", re.compile("[ٹڈڑےں]")), ("fa", re.compile("[پچژگ]"))),
}
"""Letters that only one language of a script has; Belarusian before Ukrainian, which shares its і."""
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
        return _refined(code, sample, said), "script"
    found = tongues.told(sample[:_READ])
    if found and found[1]:
        return found[0], "words"
    tag = _TAG.match(said.strip()) if said else None
    if tag and tag[0].lower() not in counts:
        return tag[0].lower(), "page"
    return (found[0], "words") if found else ("en", "default")


def _refined(code: str, sample: str, said: str | None) -> str:
    """Scripts shared by several languages: told by letters of their own, else by the page's word."""
    for other, letters in _OWN_LETTERS.get(code, ()):
        if letters.search(sample):
            return other
    tag = _TAG.match(said.strip()) if said else None
    return tag[0].lower() if tag and tag[0].lower() in _SHARED.get(code, ()) else code
