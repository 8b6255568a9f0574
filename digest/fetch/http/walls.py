"""Walls: pages that stand in the place of what was asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Wall = Literal["captcha", "login"]
_LOOKED_AT = 60_000
_MARKUP = re.compile(
    rb"\s*(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body|title|meta|script)", re.IGNORECASE
)
_CAPTCHA = re.compile(
    rb"""/cdn-cgi/challenge-platform/ | cf-chl- | _cf_chl_opt | challenges\.cloudflare\.com/turnstile
    | captcha-delivery\.com | geo\.captcha | px-captcha | _Incapsula_Resource | awswafintegration
    | class=["'][^"']*\b(?:g-recaptcha|h-captcha)\b
    | <title>\s*(?:just\ a\ moment|attention\ required|access\ denied|are\ you\ a\ robot|robot\ check
    |human\ verification|security\ check|verify\ you\ are\ human|pardon\ our\ interruption|ddos-guard)""",
    re.IGNORECASE | re.VERBOSE,
)
_PASSWORD = re.compile(rb"""<input[^>]+type=["']?password""", re.IGNORECASE)
_LOGIN_TITLE = re.compile(
    rb"<title[^>]*>[^<]*\b(log ?in|sign ?in|sign on|account required|authenticat)", re.IGNORECASE
)
_LOGIN_PATH = re.compile(
    r"/(log-?in|sign-?in|signon|sso|auth|oauth2?|account/login|users/sign_in)\b", re.IGNORECASE
)
_WORDS_OF_AN_ARTICLE = 250


def find_wall(raw: bytes, headers: Mapping[str, str], address: str = "") -> Wall | None:
    """Whether an HTML answer is a captcha or a page to log in, instead of what was asked for.

    `headers` under lower-case names; `address` is the final one. A page that also holds the words of an
    article is no wall, even if a form to log in stands in its corner.
    """
    if "challenge" in headers.get("cf-mitigated", "").lower():
        return "captcha"
    head = raw[:_LOOKED_AT]
    if not _MARKUP.match(head) or _words(raw) > _WORDS_OF_AN_ARTICLE:
        return None
    if _CAPTCHA.search(head):
        return "captcha"
    at_login = _LOGIN_TITLE.search(head) or _LOGIN_PATH.search(address)
    return "login" if at_login and (_PASSWORD.search(raw) or _LOGIN_PATH.search(address)) else None


def _words(raw: bytes) -> int:
    """A rough count of the words inside paragraphs."""
    paragraphs = re.findall(rb"<p[\s>][^<]{40,}", raw[:2_000_000], re.IGNORECASE)
    return sum(len(paragraph.split()) for paragraph in paragraphs)
