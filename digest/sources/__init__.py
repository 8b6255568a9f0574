"""What a source's bytes say: feeds, pages, sitemaps, letters and lists of sources; values in, values out."""

from __future__ import annotations

from digest.sources.discover import Place, feed_places
from digest.sources.feed import parse_feed
from digest.sources.letter import parse_letter
from digest.sources.links import canonical, unwrapped
from digest.sources.opml import Outline, read_opml, write_opml
from digest.sources.page import SiteFields, parse_page, site_fields
from digest.sources.sitemap import Sitemap, parse_sitemap

__all__ = [
    "Outline",
    "Place",
    "SiteFields",
    "Sitemap",
    "canonical",
    "feed_places",
    "parse_feed",
    "parse_letter",
    "parse_page",
    "parse_sitemap",
    "read_opml",
    "site_fields",
    "unwrapped",
    "write_opml",
]
