"""The letter itself: its name, its house, and what stands around it in the mail."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """What stands around a letter in the mail, and where its web view is. `sender` is "Name <address>" or
    an address; in `web` and `unsubscribe`, which are addresses of the web, {slot} and {newsletter} are
    filled in; `unsubscribe` may be one of mail, and both may be the mark for which a mailing service sets
    its own ("*|UNSUB|*"); `why` says why a reader gets it, `address` is the
    sender's by post."""

    sender: str | None = None
    web: str | None = None
    unsubscribe: str | None = None
    why: str | None = None
    address: str | None = None

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks for which a mailing service sets addresses of its own."""
        return tuple(link for link in (self.web, self.unsubscribe) if link and not is_address(link))


def is_address(link: str) -> bool:
    """Whether a link leads somewhere as it stands."""
    return link.startswith(("https://", "http://", "mailto:"))


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

    @property
    def spoken(self) -> str:
        """The language without its region ("en" of "en-US"): articles are known by that alone."""
        return self.language.split("-")[0]
