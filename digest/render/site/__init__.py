"""The archive site: editions in, the files of a static site out. Nothing here reads or writes a disk but
the theme's folders; the same editions give the same bytes, since no file tells when it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from digest.render.calendar import CALENDAR_FILE, events_of, render_calendar
from digest.render.labels import Labels
from digest.render.site import feeds
from digest.render.site.editions import edition_of, linked
from digest.render.site.overview import site_of
from digest.render.site.pages import Press, index_page, issue_page, missing_page, pages_of_subjects
from digest.render.site.search import search_index
from digest.render.site.values import Edition, Site, SiteOptions
from digest.render.theme import Theme
from digest.render.tokens import read_tokens

__all__ = ["Edition", "Site", "SiteOptions", "edition_of", "render_site"]


def render_site(
    editions: Sequence[Edition], options: SiteOptions, topics: Mapping[str, str], theme: Theme, labels: Labels
) -> tuple[Site, dict[str, bytes]]:
    """The site as values, and its files by their paths. `editions` are oldest first, at least one of them;
    `topics` tells the headings of topics by their keys. Raises RenderError."""
    places = {edition.issue.slot: edition.file for edition in editions}
    editions = [linked(edition, places) for edition in editions]
    calendar = _calendar(editions)
    site = site_of(editions, options, topics, labels, has_calendar=calendar is not None)
    press = Press(
        site=site,
        labels={**editions[-1].page.labels, **labels.site},
        theme=theme,
        tokens=read_tokens(theme),
    )
    files = {
        "index.html": index_page(press),
        **dict(_issues(press, editions)),
        **dict(pages_of_subjects(press)),
        "404.html": missing_page(press),
        "style.css": press.asset("style.css"),
        "search.js": press.asset("search.js"),
        "search.json": search_index(site, editions),
        **({CALENDAR_FILE: calendar} if calendar else {}),
        **{f"pictures/{name}": raw for edition in editions for name, raw in edition.pictures.items()},
    }
    return site, {**files, **_for_machines(site, editions, files, options)}


def _issues(press: Press, editions: Sequence[Edition]) -> Iterator[tuple[str, bytes]]:
    around = zip([None, *editions], editions, [*editions[1:], None], strict=False)
    for before, edition, after in around:
        yield edition.file, issue_page(press, edition, before, after)


def _calendar(editions: Sequence[Edition]) -> bytes | None:
    """All days that lie ahead on the day on which the newest issue is sent."""
    newest = editions[-1]
    events = chain.from_iterable(events_of(edition.issue, edition.page) for edition in editions)
    return render_calendar(newest.page, (e for e in events if e.last >= newest.issue.manifest.as_of))


def _for_machines(
    site: Site, editions: Sequence[Edition], files: Mapping[str, bytes], options: SiteOptions
) -> dict[str, bytes]:
    """Feeds, sitemap and robots.txt; what needs the site's address is left out without one."""
    if site.base is None:
        return {"robots.txt": b"User-agent: *\nAllow: /\n"}
    newest = list(reversed(editions))[: options.entries]
    entries = [feeds.entry_of(edition, files[edition.file], site.base) for edition in newest]
    author = newest[0].issue.newsletter.editor or site.title
    return {
        "rss.xml": feeds.rss(site, entries, author),
        "atom.xml": feeds.atom(site, entries, author),
        "feed.json": feeds.json_feed(site, entries, author),
        "sitemap.xml": feeds.sitemap(site.base, _dated(site, editions)),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {site.base}sitemap.xml\n".encode(),
    }


def _dated(site: Site, editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    """Every page with the day on which it changed last."""
    days = {edition.file: edition.updated.date().isoformat() for edition in reversed(editions)}
    yield "index.html", max(days.values())
    yield from days.items()
    for name, subjects in (("people", site.people), ("topics", site.topics)):
        if subjects:
            yield f"{name}/index.html", max(days.values())
        for subject in subjects:
            yield subject.file, max(told.card.updated for told in subject.told)
