"""Pages that stand in the way of an article: a login, a captcha, a consent, a paywall."""

from __future__ import annotations

import re

_CAPTCHA = re.compile(
    rb"g-recaptcha|h-captcha|cf-turnstile|cf-challenge|challenge-platform|captcha-delivery|px-captcha"
    rb"|just a moment\s*(?:\.|\xe2\x80\xa6|&hellip;)|checking (?:if the site|your browser)"
    rb"|verif(?:y|ying) (?:that )?you are (?:a )?human|are you a robot|unusual traffic"
    rb"|enable javascript and cookies",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    rb"<input[^>]{0,200}type\s*=\s*[\"']?password"
    rb"|<title[^>]{0,200}>[^<]{0,60}(?:log ?in|sign ?in|\xeb\xa1\x9c\xea\xb7\xb8\xec\x9d\xb8)",
    re.IGNORECASE,
)
_WALL = re.compile(rb"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false", re.IGNORECASE)
_TITLES = re.compile(
    rb"<title[^>]{0,200}>([^<]{0,500})|<h1[^>]{0,500}>(.{0,500}?)</h1|og:title[\"']?\s+content=[\"']([^\"'>]{0,500})",
    re.IGNORECASE | re.DOTALL,
)
_TEXT_ENDS = re.compile(rb"<(?:p|article)\b", re.IGNORECASE)
_MANY = 8
_WORD = re.compile(r"\w{4,}")
_HEAD = 400_000


def gate(raw: bytes) -> str | None:
    """What a page is instead of what was asked for: "a captcha page", "a login page"; None for others.

    Pages with many paragraphs count as articles: those carry login forms and captchas, too.
    """
    head = raw[:_HEAD]
    if len(_TEXT_ENDS.findall(head)) >= _MANY:
        return None
    if _CAPTCHA.search(head):
        return "a captcha page"
    return "a login page" if _LOGIN.search(head) else None


def has_wall(raw: bytes) -> bool:
    """Whether a page says itself that its article is not free (schema.org's isAccessibleForFree)."""
    return bool(_WALL.search(raw))


def is_about(title: str, text: str, page: bytes) -> bool:
    """Whether a page can belong to a headline: longer words of it stand in the article's text or in the
    page's own titles.

    A redirect to the front page or to a notice is no article. A headline without longer words fits all.
    """
    titles = b" ".join(part for match in _TITLES.findall(page[:_HEAD]) for part in match)
    wanted = {word.casefold() for word in _WORD.findall(title)}
    found = {word.casefold() for word in _WORD.findall(f"{text} {titles.decode('utf-8', 'ignore')}")}
    return not wanted or len(wanted & found) >= 0.3 * len(wanted)
