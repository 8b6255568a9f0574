"""The letter's topics: those of a list, ready or one's own, and those of the config itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from digest.config import parse, read_bytes
from digest.config.packaged import config_folder
from digest.config.schema import ConfigFile, TopicsFile, TopicTable, check
from digest.errors import ConfigError
from digest.topics import Topic


def letter_topics(config: ConfigFile, path: Path) -> tuple[tuple[Topic, ...], bytes]:
    """The topics in the order of the sections, and the bytes of the list that they came from (b"" without
    one). A table of the config takes the place of the list's of that key, or comes after them all.

    Raises ConfigError for a list that is not there, and for topics that don't fit together.
    """
    name = config.sections.topics
    if name is None:
        tables, raw, home = dict(config.topics), b"", path
    else:
        home = _list_file(name, path)
        raw = read_bytes(home)
        tables = check(TopicsFile, parse(raw, home), home).topics | config.topics
    for key in tables:
        _check(key, tables, path if key in config.topics else home)
    return tuple(Topic(key=key, **table.model_dump()) for key, table in tables.items()), raw


def ready_lists() -> tuple[str, ...]:
    """The names of the lists of topics that come with Digest."""
    return tuple(sorted(file.stem for file in (config_folder() / "topics").glob("*.toml")))


def _list_file(name: str, path: Path) -> Path:
    """One's own file beside the config comes first, then a ready list."""
    own = path.parent / name
    if own.is_file():
        return own
    if name in ready_lists():
        return config_folder() / "topics" / f"{name}.toml"
    raise ConfigError(
        path,
        "sections.topics",
        f"{name!r} given; allowed is {', '.join(ready_lists())}, or a file of topics beside {path.name}",
    )


def _check(key: str, tables: Mapping[str, TopicTable], path: Path) -> None:
    """What holds between topics: one title and one outlet's section each, and a place to fold into."""
    table = tables[key]
    for other, its in tables.items():
        if other == key:
            break
        if its.title == table.title:
            raise ConfigError(path, f"topics.{key}.title", f"{table.title!r} is the title of {other!r} too")
        shared = _names(table) & _names(its)
        if shared:
            names = ", ".join(map(repr, sorted(shared)))
            raise ConfigError(path, f"topics.{key}.sections", f"{names} stands in those of {other!r} too")
    seen = [key]
    while (into := tables[seen[-1]].into) is not None:
        if into not in tables:
            known = ", ".join(name for name in tables if name != key)
            raise ConfigError(path, f"topics.{key}.into", f"{into!r} given; allowed is another topic: {known}")
        if into in seen:
            raise ConfigError(path, f"topics.{key}.into", f"leads in a circle: {' → '.join([*seen, into])}")
        seen.append(into)


def _names(table: TopicTable) -> set[str]:
    return {" ".join(name.casefold().split()) for name in table.sections}
