"""The proof of an issue: when it is built, and again from its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from digest.archive import Archive
from digest.compose import ComposeOptions
from digest.config import Config
from digest.errors import ConfigError, DigestError, ProofError, SourceError
from digest.extract import unfounded, visible_text
from digest.extract.listed import charset_of
from digest.files import ISSUE_FILE, changed_files, issue_to_json, read_issue, write_atomic, write_issue
from digest.model import Issue
from digest.proof import prove_issue
from digest.render import (
    CALENDAR_FILE,
    PROOF_SHEET_FILE,
    Theme,
    builtin_theme,
    fixed_texts,
    is_theme,
    languages,
    render_proof_sheet,
    shape_of,
    theme_names,
)
from digest.render.labels import read_labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a proof has gone over."""

    folder: Path
    articles: int
    excerpts: int
    files: int


def prove(issue: Issue, files: Mapping[str, bytes], theme: Theme, archive: Archive) -> int:
    """Hold the issue against its files and its articles against their originals.

    Gives the number of articles whose original was at hand. Raises ProofError.
    """
    prove_issue(issue, files, fixed_texts(issue, theme))
    return sum(_prove_article(issue, n, archive) for n in range(len(issue.articles)))


def _prove_article(issue: Issue, place: int, archive: Archive) -> bool:
    article = issue.articles[place]
    held = archive.extraction(article.id, article.version)
    original = archive.original(article.id, article.version)
    if held is None or original is None:
        raise ProofError(f"{article.id}, version {article.version}, is not in the archive {archive.path}")
    if held.article.text != article.text:
        raise ProofError(
            f"{article.id}: the issue’s text differs from the archive’s version {article.version}"
        )
    try:
        charset = charset_of(original.headers)
        visible = visible_text(original.address, original.raw, charset=charset)
    except SourceError as error:
        raise ProofError(f"{article.id}: its original can't be read: {error}") from error
    stray = unfounded(article.text, visible, [cut.text for cut in held.cuts])
    if stray is not None:
        raise ProofError(f"{original.address}: this paragraph does not stand in the original:\n  {stray}")
    return True


def verify_issue(folder: Path, state: Path, config: Config) -> Verified:
    """Prove a built issue again from its files and the archive in `state`. Raises ProofError."""
    stored = read_issue(folder)
    changed = changed_files(folder, stored)
    if changed:
        raise ProofError(f"{folder}: changed since the build: {', '.join(changed)}; build the issue again")
    files = {name: (folder / name).read_bytes() for name in stored.files}
    if not (state / "archive.db").is_file():
        raise DigestError(f"{state / 'archive.db'} is missing: the originals to prove the issue against")
    with Archive.open(state / "archive.db") as archive:
        articles = prove(stored.issue, files, theme_of(config), archive)
    excerpts = sum(len(b.lead) + len(b.quotes) + len(b.timeline) for b in stored.issue.briefs)
    excerpts += len(stored.issue.numbers) + len(stored.issue.ahead)
    return Verified(folder=folder, articles=articles, excerpts=excerpts, files=len(files))


def write_built(folder: Path, issue: Issue, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write an issue and its rendered files, the hashes last; gives the names that changed. Hold the
    folder's lock."""
    changed = write_issue(folder, {**files, ISSUE_FILE: issue_to_json(issue, files)})
    if CALENDAR_FILE not in files:
        (folder / CALENDAR_FILE).unlink(missing_ok=True)
    return changed


def write_proof_sheet(folder: Path) -> Path:
    """The proof sheet of a built issue, written into its folder. It is made of the values of `issue.json`
    and is none of the issue's own files. Raises DigestError if there is no issue."""
    path = folder / PROOF_SHEET_FILE
    write_atomic(path, render_proof_sheet(read_issue(folder).issue))
    return path


def shaped(config: Config, theme: Theme) -> Config:
    """The config with the theme's shape, and words in the letter's language, where [issue] says nothing.
    Raises RenderError."""
    usual, settled = asdict(ComposeOptions()), asdict(config.issue)
    free = {key for key in usual if usual[key] == settled[key] and key not in config.settled}
    elsewhere = read_labels(theme, config.newsletter.language).text("elsewhere")
    given = {**shape_of(theme), "elsewhere": elsewhere}
    shape = {key: value for key, value in given.items() if key in free}
    return replace(config, issue=ComposeOptions(**{**settled, **shape}))


def theme_of(config: Config) -> Theme:
    """The letter's theme, the user's own folder first. Raises ConfigError where the config asks for a theme,
    or for a language of its fixed words, that is not there; RenderError for a mistake in the theme."""
    own, wanted, path = config.themes, config.theme, config.path or Path("digest.toml")
    if wanted.folder and not own.is_dir():
        raise ConfigError(path, "theme.folder", f"there is no folder {own}")
    home = own if own.is_dir() else None
    if wanted.name not in (names := theme_names(home)) and not (home and is_theme(home)):
        what = f"{wanted.name!r} given; there are {', '.join(names)}"
        raise ConfigError(path, "theme.name", f"{what}; `digest theme new {wanted.name}` begins your own")
    theme = builtin_theme(wanted.name, home)
    spoken = languages(theme)
    if config.newsletter.spoken not in spoken:
        given = f"{config.newsletter.language!r} given; there are {', '.join(spoken)} (or en-GB and the like)"
        more = f"for another one put its words into {own / 'strings' / config.newsletter.spoken}.toml"
        raise ConfigError(path, "newsletter.language", f"{given}; {more}")
    return theme
