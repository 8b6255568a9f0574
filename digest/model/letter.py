"""The letter itself: its name, its house, and what stands around it in the mail."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAMED = re.compile(r"\{(slot|page|newsletter)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """What stands around a letter in the mail, and where its web view is. `sender` is "Name <address>" or
    an address; in `web` and `unsubscribe`, which are addresses of the web, {slot}, {page} (the slot as the
    archive site names its page) and {newsletter} are filled in; `unsubscribe` may be one of mail, and both
    may be the mark for which a mailing service sets its own ("*|UNSUB|*"); `why` says why a reader gets it,
    `address` is the sender's by post."""

    sender: str | None = None
    web: str | None = None
    unsubscribe: str | None = None
    why: str | None = None
    address: str | None = None

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks for which a mailing service sets addresses of its own."""
        return tuple(link for link in (self.web, self.unsubscribe) if link and not address(link))


def address(link: str | None) -> str | None:
    """A link that leads somewhere as it stands; None for another."""
    return link if link and link.startswith(("https://", "http://", "mailto:")) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsletter:
    """The letter itself, as its masthead and footer name it."""

    key: str
    title: str
    editor: str | None = None
    description: str | None = None
    zone: str = "UTC"
    language: str = "en"
    reply: str | None = None
    corrections: str | None = None
    mail: Mailing = Mailing()

    def view(self, slot: str) -> str | None:
        """What the mail of a slot links to its web view: an address, or a mailing service's mark for one."""
        return self._filled(self.mail.web, slot)

    def leave(self, slot: str) -> str | None:
        """What it links for leaving: an address of the web or of mail, or such a mark."""
        return self._filled(self.mail.unsubscribe, slot)

    @property
    def has_pages(self) -> bool:
        """Whether each issue has an address of its own."""
        return any(name in (self.mail.web or "") for name in ("{slot}", "{page}"))

    def _filled(self, link: str | None, slot: str) -> str | None:
        named = {"slot": slot, "page": slot.lower(), "newsletter": self.key}
        return link and _NAMED.sub(lambda match: named[match[1]], link)

    @property
    def spoken(self) -> str:
        """The language without its region ("en" of "en-US"): articles are known by that alone."""
        return self.language.split("-")[0]
