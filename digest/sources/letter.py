"""A mail letter as an entry: an article of its own, and the pages that it points to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, tzinfo
from email.errors import HeaderParseError, MessageDefect
from email.message import EmailMessage
from email.utils import getaddresses
from html import escape
from urllib.parse import urlsplit

from digest.errors import SourceError
from digest.model import Entry
from digest.sources.item import Item, entry_of, names, page_address
from digest.sources.prepare import soup_of
from digest.text.decode import Undecodable, decode
from digest.text.mails import read_message
from digest.text.markup import Overgrown

_ADDRESS = re.compile(r"https?://[^\s<>\"'\]]+[^\s<>\"'\].,;:!?)]")
_SERVICE_WORDS = re.compile(
    r"\bun-?subscrib\w*|\bopt[- ]out\b|\bemail preferences\b|\bweb version\b|\b(?:view|read)(?: it)? online\b"
    r"|\b(?:manage|update|change|edit) (?:your |my |email )*(?:preferences|settings|subscription|profile"
    r"|account)"
    r"|\b(?:view|read|open|see)(?: \w+){0,3} (?:in|on) (?:your |a |the )?(?:web )?browser\b"
    r"|\b(?:download|get|open in) (?:the |our )?app\b|수신 ?거부|구독 ?(?:취소|해지)|웹에서 ?보기"
    r"|앱 ?다운로드",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"\W*(?:subscribe(?: now| here| today)?|sign (?:up|in)(?: here| now| today)?|log ?in"
    r"|privacy(?: policy| notice)?"
    r"|terms(?: of \w+| and conditions)?|contact(?: us)?|advertise(?: with us)?"
    r"|forward(?: this)?(?: to a friend)?"
    r"|share(?: this| on \w+)?|tweet(?: this)?|follow us(?: on \w+)?|leave a comment|comments?|like|restack"
    r"|refer a friend|gift (?:a |this )?\w+|donate(?: now)?|app store|google play|help(?: center)?|faq"
    r"|about us"
    r"|구독하기|개인정보\S*|공유하기)\W*",
    re.IGNORECASE,
)
_SERVICE_PATH = re.compile(
    r"/(?:un-?subscrib\w*|opt-?out|preferences|manage-?(?:subscription|preferences|newsletters?)\w*|email-?settings"
    r"|account|login|signin|sign-?up|register|subscribe|privacy(?:-policy|-notice)?|terms(?:-of-\w+)?|contact(?:-us)?"
    r"|advertis\w+|app-link|apps?|share|sharer(?:\.php)?|intent/\w+|disable_email|action/disable_email)(?:/|$)",
    re.IGNORECASE,
)
_SERVICE_HOST = re.compile(
    r"(?:^|\.)(?:apps\.apple\.com|itunes\.apple\.com|play\.google\.com|onelink\.me|app\.link|page\.link|adj\.st"
    r"|facebook\.com|twitter\.com|x\.com|instagram\.com|linkedin\.com|threads\.net|tiktok\.com|pinterest\.com"
    r"|whatsapp\.com|wa\.me|t\.me|bsky\.app|mailchi\.mp|campaign-archive\.com|doubleclick\.net"
    r"|liadm\.com|pippio\.com|powerinbox\.com|litmus\.com)$"
)
_ONLINE = re.compile(
    r"\b(?:in|on) (?:your |a |the )?(?:web )?browser\b|\bonline\b|web version|웹에서 ?보기", re.I
)
_FILES = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|css|js|ico|ics|vcf)$", re.IGNORECASE)
_READ = 2_000_000
"""So many characters of a letter are searched for links."""
_PARSE_ERRORS = (HeaderParseError, MessageDefect, ValueError, LookupError, TypeError, AttributeError)


def parse_letter(raw: bytes, *, address: str, zone: tzinfo = UTC) -> Entry:
    """The entry of a mail: its subject, sender, date and body, and in `links` the articles it points to.

    A link is out of its redirect wrapper where the wrapper holds it, without tracking, and each once;
    links to unsubscribe, to apps, accounts and social networks, and to front pages are left out. Raises
    SourceError for what is no mail or has no text.
    """
    try:
        message = read_message(raw)
        rich, plain = _body(message)
        subject, sent = _header(message, "subject"), _header(message, "date")
        sender = tuple(name for name, _ in getaddresses([_header(message, "from")]) if name)
        guid = _header(message, "message-id").strip("<> ")
    except _PARSE_ERRORS as error:
        raise SourceError(address, f"no mail that can be read: {error}") from error
    if not message.keys() or not (rich or plain).strip():
        raise SourceError(address, "no mail, or one without a text part")
    try:
        pairs = list(_anchors(rich) if rich else _written(plain[:_READ]))
    except Overgrown as error:
        raise SourceError(address, str(error)) from error
    item = Item(
        guid=guid,
        title=escape(subject, quote=False),
        authors=names(sender),
        published=sent,
        content=rich or _as_markup(plain),
    )
    entry = entry_of(item, base="", zone=zone)
    return replace(entry, guid=guid or address, url=_online(pairs), links=article_links(pairs))


def _body(message: EmailMessage) -> tuple[str, str]:
    """The part with markup, or else the plain one; "" for the other. Raises Undecodable where there is none
    that can be read, but one that can't."""
    problem = None
    for kind in ("html", "plain"):
        try:
            if text := _part(message, kind):
                return (text, "") if kind == "html" else ("", text)
        except Undecodable as error:
            problem = error
    if problem:
        raise problem
    return "", ""


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    if part is None or part.get_content_subtype() != kind:
        return ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    return decode(payload, declared=part.get_content_charset()).text


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _anchors(markup: str) -> Iterator[tuple[str, str]]:
    """Address and words of each link."""
    for link in soup_of(markup[:_READ]).find_all("a", href=True):
        yield str(link["href"]), " ".join(link.get_text(" ").split())


def _written(text: str) -> Iterator[tuple[str, str]]:
    """The addresses of a plain text, each with the words of its line before it."""
    for line in text.splitlines():
        for match in _ADDRESS.finditer(line):
            yield match[0], line[: match.start()].strip()


def article_links(pairs: list[tuple[str, str]]) -> tuple[str, ...]:
    """The addresses of the articles among links (address, words), each once."""
    found: dict[str, None] = {}
    for href, words in pairs:
        url = page_address(href, "")
        if url and not is_service(url, words):
            found.setdefault(url)
    return tuple(found)


def is_service(url: str, words: str) -> bool:
    """Whether a link serves the letter and not the reader: by its words, its host or its path.

    A long line that speaks of subscribing is a headline, not a button.
    """
    parts = urlsplit(url)
    if (len(words.split()) <= 8 and _SERVICE_WORDS.search(words)) or _BUTTON.fullmatch(words):
        return True
    if _SERVICE_HOST.search(parts.hostname or "") or _FILES.search(parts.path):
        return True
    return bool(_SERVICE_PATH.search(parts.path)) or (parts.path in ("", "/") and not parts.query)


def _online(pairs: list[tuple[str, str]]) -> str | None:
    """Where the letter itself can be read, if it says so."""
    for href, words in pairs:
        if len(words.split()) <= 8 and _ONLINE.search(words):
            return page_address(href, "")
    return None


def _as_markup(text: str) -> str:
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    return "".join(f"<p>{escape(block.strip(), quote=False)}</p>" for block in blocks if block.strip())
