"""Addresses: made absolute, out of their redirect wrappers, without tracking."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(?:utm|hsa|mtm|pk|piwik|matomo|vero|oly|guce)_\w+|_hs(?:enc|mi)|_ga|_gl|_bta_\w+|_openstat|__s"
    r"|at_(?:medium|campaign\w*|custom\d|link_\w+|ptr_\w+|bbc_\w+|format)|__twitter_impression"
    r"|fb_?clid|fb_(?:action|source|ref)\w*|g(?:ad_source|braid|clid|clsrc)|wbraid|dclid|msclkid|yclid|twclid"
    r"|ttclid|igsh(?:id)?|li_fat_id|mc_[ce]id|mkt_tok|s_cid|smid|smtyp|cmpid|ns_(?:campaign|mchannel|source"
    r"|linkname|fee)|ocid|ncid|cvid|ito|ref_?src|ref_url|ftag|sr_share|share_?id|trk\w*|wt[._]mc(?:_\w+)?"
    r"|xtor|sref|sh(?:are)?_?source|spm|icid|intcmp|guccounter|spmailing\w*|spuserid|spjobid|spreportid"
    r"|em[cd]i|ck_subscriber_id|bxid|cndid|esrc",
    re.IGNORECASE,
)
_SOURCES = re.compile(
    r"(?:rss|feed|atom|newsletter|e?mail|nl|twitter|facebook|social|share|flipboard)\w*", re.I
)
_VAGUE = frozenset(
    {"source", "src", "ref", "from", "cmp", "via", "referrer", "campaign", "medium", "channel"}
)
_TARGETS = frozenset(
    "url u q target dest destination redirect redirect_url redirect_uri to link goto href r out p".split()
)
_WRAPPER_HOST = re.compile(
    r"(?:^|\.)(?:safelinks\.protection\.outlook\.com|urldefense\.(?:com|us)|urldefense\.proofpoint\.com"
    r"|l\.(?:facebook|instagram)\.com|lm\.facebook\.com|google\.[a-z.]{2,6}|linkprotect\.cudasvc\.com"
    r"|go\.redirectingat\.com|out\.reddit\.com|feedproxy\.google\.com|exactag\.com|anrdoezrs\.net)$"
)
_WRAPPER_PATH = re.compile(
    r"/(?:url|l\.php|redirect\w*|redir|click\w*|track\w*|link|links|out|r|rd|go|goto|cl\d*|ss/c|f/a|exit|away)(?:/|$)",
    re.IGNORECASE,
)
_WRAPPER_NAME = re.compile(
    r"^(?:links?|click|clicks|track|tracking|trk|t|e|email|go|r|redirect|out)\d*\.", re.I
)
_PROOFPOINT = re.compile(r"/v3/__(?P<url>.+?)__;")
_ENCODED = re.compile(r"[A-Za-z0-9_-]{16,}={0,2}")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")
_CLEAN = re.compile(r"https?://[a-z0-9.-]+/[\w/.~-]*", re.ASCII)
_REACHED = re.compile(r"https?://[^\s/?#@:\[\]]+(?=[/?#]|$)")
_HIDDEN = re.compile(r"http|aHR0|eyJ", re.IGNORECASE)
"""What an address within an address begins with, plain or in base64."""
_PORTS = {"http": 80, "https": 443}
_DEPTH = 5
_LONGEST = 4096


def absolute(reference: str, base: str) -> str | None:
    """The http(s) address that `reference` means in a page at `base`; None for any other scheme."""
    reference = "".join(reference.split()) if "\n" in reference else reference.strip()
    if len(reference) > _LONGEST:
        return None
    if _REACHED.match(reference):
        return reference
    if not reference:
        return None
    try:
        joined = reference if reference.startswith(("https://", "http://")) else urljoin(base, reference)
        parts = urlsplit(joined)
        return joined if parts.scheme in _PORTS and parts.hostname else None
    except ValueError:
        return None


def is_plain(address: str) -> bool:
    """Whether it is absolute, holds no other address and has nothing that `canonical` would change."""
    return bool(_CLEAN.fullmatch(address)) and len(address) <= _LONGEST and not _HIDDEN.search(address, 5)


def canonical(address: str) -> str:
    """The address without tracking, fragment and default port, its scheme and host in lower case.

    What it can't read it gives back as it is. The order of the other parameters is kept.
    """
    plain, _, query = address.partition("?")
    if _CLEAN.fullmatch(plain) and "#" not in query:
        kept = _without_tracking(query)
        return f"{plain}?{kept}" if kept else plain
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return address
    if not host or parts.scheme.lower() not in _PORTS:
        return address
    if ":" in host:
        host = f"[{host}]"
    scheme = parts.scheme.lower()
    place = host if port in (None, _PORTS[scheme]) else f"{host}:{port}"
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._") or "/"
    return urlunsplit((scheme, place, path, _without_tracking(parts.query), fragment))


def _without_tracking(query: str) -> str:
    return "&".join(pair for pair in query.split("&") if pair and not _tracks(pair)) if query else ""


def _tracks(pair: str) -> bool:
    name, _, value = pair.partition("=")
    return bool(_TRACKING.fullmatch(name)) or (name.lower() in _VAGUE and bool(_SOURCES.fullmatch(value)))


def unwrapped(address: str) -> str:
    """The address that a redirect wrapper holds in itself, through any wrappers in it; else `address`.

    Wrappers that keep their target to themselves (a number, a hash) stay: only a request would tell.
    """
    for _ in range(_DEPTH if _HIDDEN.search(address, 5) else 0):
        inner = _inside(address)
        if inner is None or inner == address or absolute(inner, "") is None:
            return address
        address = inner
    return address


def _inside(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    if host.startswith("urldefense.") and (found := _PROOFPOINT.search(address)):
        return unquote(found["url"])
    if _WRAPPER_HOST.search(host) or _WRAPPER_PATH.search(parts.path) or _WRAPPER_NAME.search(host):
        return _in_query(parts.query, host) or _in_path(parts.path)
    return None


def _in_query(query: str, host: str) -> str | None:
    for name, value in parse_qsl(query):
        if name.lower() in _TARGETS:
            if host == "urldefense.proofpoint.com" and value.startswith("http"):
                value = unquote(value.replace("-", "%").replace("_", "/"))
            if value.startswith(("http://", "https://")):
                return value
            if decoded := _decoded(value):
                return decoded
    return None


def _in_path(path: str) -> str | None:
    """A segment that is an address, percent-encoded (/CL0/https:%2F%2F…/1/…) or in base64."""
    for segment in path.split("/"):
        plain = unquote(segment)
        if plain.startswith(("http://", "https://")):
            return plain
        for part in segment.split("."):
            if decoded := _decoded(part):
                return decoded
    return None


def _decoded(segment: str) -> str | None:
    if not _ENCODED.fullmatch(segment):
        return None
    try:
        raw = base64.urlsafe_b64decode(segment.rstrip("=") + "=" * (-len(segment.rstrip("=")) % 4))
        text = raw.decode("utf-8")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    found = _ADDRESS.search(text)
    return found[0] if found and (found.start() == 0 or text.startswith("{")) else None
