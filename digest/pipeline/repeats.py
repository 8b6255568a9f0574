"""After a collect: the lines that stand on many pages of an outlet leave its articles."""

from __future__ import annotations

from datetime import datetime

from digest.archive import Archive
from digest.extract.repeated import is_furniture, lines_of, without


def cut_repeated(archive: Archive, now: datetime) -> int:
    """Find the furniture of the outlets that have new lines and take it out of their articles, old and new;
    gives how many articles have changed. What a killed run has left is done too. Raises ArchiveError."""
    for outlet, additions in archive.lines.unjudged().items():
        archive.lines.judge(outlet, _found(archive, outlet), additions)
    changed = 0
    for outlet, lines in archive.lines.unfinished().items():
        ids = {id for line in lines for id in archive.lines.carriers(outlet, line)}
        furniture = archive.lines.furniture(outlet)
        for id in sorted(ids):
            held = archive.extraction(id)
            if held and (cleaned := without(held, furniture)) is not held:
                changed += archive.revise(cleaned, now)
        archive.lines.finish(outlet, lines)
    return changed


def _found(archive: Archive, outlet: str) -> list[str]:
    """The lines of an outlet that are furniture and were not known as that."""
    found, frequent = [], archive.lines.frequent(outlet)
    for line, ids in frequent.items():
        held = [extraction for id in ids if (extraction := archive.extraction(id))]
        text = next((lines_of(each).get(line) for each in held if line in lines_of(each)), None)
        if text and is_furniture(text, [each.article for each in held], frequent):
            found.append(line)
    return found
