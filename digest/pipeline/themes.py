"""Themes: those that there are, a new one of one's own, and what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from digest.compose import ComposeOptions
from digest.config import Config, ThemeOptions
from digest.errors import DigestError
from digest.files import write_once
from digest.pipeline.publish import shaped, theme_of
from digest.render import (
    SHAPE_KEYS,
    TOKENS,
    Theme,
    about_theme,
    builtin_theme,
    packaged_themes,
)

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A theme that there is. `folder` is where its own files lie."""

    name: str
    about: str
    folder: Path
    chosen: bool


def list_themes(config: Config) -> tuple[Listed, ...]:
    """The themes of the letter's own folder, then the packaged ones. Raises RenderError."""
    own = config.themes
    homes = [*([own] if own.is_dir() else []), packaged_themes()]
    found = {path.parent.name: path.parent for home in reversed(homes) for path in home.glob("*/tokens.toml")}
    return tuple(
        Listed(name=name, about=about_theme(folder), folder=folder, chosen=name == config.theme.name)
        for name, folder in sorted(found.items(), key=lambda each: (each[1].parent != own, each[0]))
    )


def theme_named(config: Config, name: str | None) -> Theme:
    """A theme by name, the letter's own folder first; without a name the letter's. Raises RenderError, and
    ConfigError where the config asks for one that is not there."""
    own = config.themes if config.themes.is_dir() else None
    return builtin_theme(name, own) if name else theme_of(config)


def new_theme(config: Config, name: str, parent: str, parts: Sequence[str]) -> tuple[Path, ...]:
    """A theme of one's own: its tokens, all commented out, and copies of the `parts` ("web/footer.html")
    of its parent that are to be changed. Gives the new files; what is there already stays.

    Raises DigestError for a name or a part that can't be, RenderError for a parent that is none.
    """
    if not _NAME.fullmatch(name):
        raise DigestError(f"{name!r} is no name for a theme: allowed are a-z, 0-9, - and _")
    if (packaged_themes() / name).is_dir():
        raise DigestError(f"{name!r} comes with Digest: choose another name for yours")
    theme, folder = theme_named(config, parent), config.themes / name
    wanted = {part: _part(theme, part) for part in parts}
    texts = {TOKENS: _starter(theme, parent), **{part: path.read_text() for part, path in wanted.items()}}
    return tuple(folder / part for part, text in texts.items() if write_once(folder / part, text.encode()))


def _part(theme: Theme, part: str) -> Path:
    found = next((folder / part for folder in theme.folders[:-1] if (folder / part).is_file()), None)
    if found is None or ".." in Path(part).parts or Path(part).is_absolute():
        raise DigestError(f"{part!r} is no part of {theme.name}; there are {', '.join(parts_of(theme))}")
    return found


def parts_of(theme: Theme) -> tuple[str, ...]:
    """The templates that a theme is made of, its parents' with them."""
    files = (p.relative_to(folder) for folder in theme.folders[:-1] for p in folder.rglob("*") if p.is_file())
    return tuple(sorted({path.as_posix() for path in files if len(path.parts) == 2}))


def _starter(theme: Theme, parent: str) -> str:
    """The parent's tokens, each line commented out, under a table that names the parent."""
    tokens = next(folder / TOKENS for folder in theme.folders if (folder / TOKENS).is_file())
    lines = tokens.read_text(encoding="utf-8").split("\n\n")
    kept = [block for block in lines if "[theme]" not in block and re.search(r"^\[", block, re.M)]
    told = re.sub(r"^(?=\w)", "# ", "\n\n".join(kept), flags=re.M)
    head = f'[theme]\nfrom = "{parent}"\nabout = "Our own"\n\n# Take the sign away from what you change.'
    return f"{head}\n\n{told}"


def tried_on(sample: Config, theme: Theme) -> Config:
    """The sample's config with a theme's shape, to be built with the theme that all come from, so that
    the issue stands whatever is wrong with this one. Raises RenderError for a shape that is none."""
    config = shaped(replace(sample, settled=frozenset(), issue=ComposeOptions()), theme)
    return replace(config, settled=frozenset(SHAPE_KEYS), theme=ThemeOptions())
