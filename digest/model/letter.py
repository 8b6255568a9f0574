"""The letter itself: its name, its house, and what stands around it in the mail."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """What stands around a letter in the mail, and where its web view is. `sender` is "Name <address>" or
    an address; in `web` and `unsubscribe`, which are addresses of the web, {slot} and {newsletter} are
    filled in; `unsubscribe` may be one of mail; `why` says why a reader gets it, `address` is the
    sender's by post."""

    sender: str | None = None
    web: str | None = None
    unsubscribe: str | None = None
    why: str | None = None
    address: str | None = None


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
