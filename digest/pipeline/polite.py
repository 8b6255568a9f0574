"""The fetcher of a letter: with its contact and its patience."""

from __future__ import annotations

from digest.config import Config
from digest.fetch.http import Fetcher, HttpOptions


def make_fetcher(config: Config) -> Fetcher:
    """A fetcher by the config's `[collect]`."""
    contact = config.collect.contact or config.newsletter.reply or "no contact given"
    return Fetcher(contact=contact, options=HttpOptions(host_delay=config.collect.delay))
