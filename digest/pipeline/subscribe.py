"""Sources out of what a person gives: an address, a mailbox, a folder, a list of feeds; and the list back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from digest.config.schema import source_id
from digest.errors import SourceError
from digest.fetch.mail import is_server
from digest.model import Source, SourceKind
from digest.sources import Outline, read_opml, write_opml

_LISTS = (".opml", ".xml")


def sources_of(what: str, wish: Source) -> tuple[Source, ...]:
    """The sources that an address or a path means, with the fields wished for. `wish.kind` counts where it
    is not "feed". Raises SourceError for what is neither."""
    path = Path(what)
    if what.startswith(("http://", "https://")):
        return (_named(wish, what, wish.kind),)
    if is_server(what):
        return (_named(wish, what, "mail"),)
    if path.is_file() and path.suffix.lower() in _LISTS:
        return tuple(_of_outline(outline, wish) for outline in read_opml(path.read_bytes(), address=what))
    if not path.exists():
        raise SourceError(
            what,
            "is no address (https://…, imaps://…), no list that comes along (korea, science, technology,"
            " world), and there is no such file or folder",
        )
    is_box = path.is_file() or wish.kind == "mail" or (path / "cur").is_dir()
    return (_named(wish, what, "mail" if is_box else "folder"),)


def _named(wish: Source, location: str, kind: SourceKind) -> Source:
    made = replace(wish, location=location, kind=kind)
    return replace(made, id=wish.id or source_id(made.outlet or made.name, location))


def _of_outline(outline: Outline, wish: Source) -> Source:
    made = replace(
        wish,
        kind="feed",
        location=outline.address,
        name=outline.title,
        home=outline.home,
        language=outline.language,
        group=outline.folders,
    )
    return replace(made, id=source_id(made.outlet or made.name, made.location))


def to_opml(sources: Sequence[Source], title: str) -> bytes:
    """The sources with an address of the web as OPML, in their folders."""
    return write_opml(
        [
            Outline(
                title=source.name or source.outlet or source.id,
                address=source.location,
                home=source.home,
                language=source.language,
                folders=source.group,
            )
            for source in sources
            if source.kind == "feed"
        ],
        title=title,
    )
