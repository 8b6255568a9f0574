"""What a source's bytes say: feeds, pages, sitemaps, letters and lists of sources; values in, values out."""

from __future__ import annotations

from digest.sources.feed import parse_feed

__all__ = ["parse_feed"]
