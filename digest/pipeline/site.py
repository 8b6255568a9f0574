"""The archive site: issues read and proven → pages made and proven → a folder brought up to date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from digest.config import Config
from digest.edits.register import read_register
from digest.errors import ConfigError, DigestError
from digest.files import ISSUE_FILE, locked, read_issue, replace_made
from digest.model import Failure, Issue
from digest.pipeline.corrections import amended
from digest.pipeline.proven_site import prove_site
from digest.pipeline.publish import theme_of
from digest.proof import prove_spans
from digest.render.labels import Labels, read_labels
from digest.render.site import Edition, Site, edition_of, render_site


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRequest:
    """What is asked for. `issues` is the folder of the letter's issues, `out` the site's; `base` wins over
    the config's; with `drafts` also those are published whose day of sending is after `today`."""

    config: Config
    issues: Path
    out: Path
    state: Path
    today: date
    base: str | None = None
    drafts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltSite:
    """A built site. `skipped` are issues that can't be published, with the reason; `drafts` the slots whose
    day has not come; `changed`, `removed` and `kept` are paths, the last of files that are not ours."""

    folder: Path
    site: Site
    issues: int
    files: int
    skipped: tuple[Failure, ...]
    drafts: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def build_site(request: SiteRequest) -> BuiltSite:
    """Make the site of all issues that there are.

    Raises DigestError where there is none to publish, ConfigError for a mistake in a register of corrections,
    ProofError where a page shows what no issue holds,
    RenderError for a mistake in a template.
    """
    config, theme = request.config, theme_of(request.config)
    labels = read_labels(theme, config.newsletter.language)
    found, skipped = _read_all(request.issues, labels)
    drafts = [e.issue.slot for e in found if e.issue.manifest.as_of > request.today and not request.drafts]
    editions = [edition for edition in found if edition.issue.slot not in drafts]
    if not editions:
        raise DigestError(_nothing(request, skipped, drafts))
    options = replace(config.site, base=request.base or config.site.base)
    topics = {topic.key: topic.title for topic in config.topics}
    site, files = render_site(editions, options, topics, theme, labels)
    prove_site(site, editions, files, theme, labels)
    with locked(request.state / "site"):
        written = replace_made(request.out, files)
    return BuiltSite(
        folder=request.out,
        site=site,
        issues=len(editions),
        files=len(files),
        skipped=tuple(skipped),
        drafts=tuple(drafts),
        changed=written.changed,
        removed=written.removed,
        kept=written.kept,
    )


def _read_all(root: Path, labels: Labels) -> tuple[list[Edition], list[Failure]]:
    """The issues below a folder by the time of their windows, and those that can't be published."""
    found: list[Edition] = []
    failures: list[Failure] = []
    for folder in sorted(path for path in root.glob("*") if path.is_dir()):
        try:
            # One by one: an edition keeps a part of its issue only.
            found += (edition_of(issue, labels) for issue in _read(folder))
        except ConfigError:
            # A person's own mistake (corrections.toml) is mended, not worked around.
            raise
        except DigestError as error:
            failures.append(Failure(address=str(folder), reason=str(error)))
    return sorted(found, key=_time), failures


def _time(edition: Edition) -> tuple[datetime, date, str]:
    issue = edition.issue
    return issue.window.end, issue.manifest.as_of, issue.slot


def _read(folder: Path) -> Iterator[Issue]:
    """The issue of a folder, its words proven; none of a folder in which no build has ended yet."""
    if not any(not path.name.startswith(".") for path in folder.iterdir()):
        return
    issue = read_issue(folder).issue
    if issue.slot != folder.name:
        raise DigestError(f"{folder / ISSUE_FILE} is of {issue.slot}: the folder is a copy or was renamed")
    prove_spans(issue)
    yield amended(issue, read_register(folder))


def _nothing(request: SiteRequest, skipped: Sequence[Failure], drafts: Sequence[str]) -> str:
    told = [failure.reason for failure in skipped]
    if drafts:
        told.append(f"{', '.join(drafts)}: the day of sending is still to come (--drafts publishes them)")
    why = "; skipped:\n  " + "\n  ".join(told) if told else ""
    return f"no issue to publish in {request.issues}: `digest build` makes one{why}"
