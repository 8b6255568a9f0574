"""A theme: folders of small templates and a file of tokens; a catalogue of fixed words by language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

import digest
from digest.errors import RenderError
from digest.render.direction import directed, direction

BASE = "weekly"
"""The theme that all others come from."""
TOKENS = "tokens.toml"
STRINGS = "strings"
"""The folder of the catalogues, a file a language."""
_PARTS = (TOKENS, "labels.toml", "web", "email", "markdown", "text")
"""What a theme's folder may hold; any of them makes it one."""
_FAILURES = (jinja2.TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError)
"""What a template's mistake can raise while it runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Where a theme's files are looked for: its own folders, those of the theme that it comes from, and
    the one that holds the catalogues. The first folder that has a file gives it; of TOML files every
    folder's is read, and an earlier folder's line wins over a later one's."""

    name: str
    folders: tuple[Path, ...]


def packaged_themes() -> Path:
    """The folder `templates/`, in a wheel as in a checkout."""
    package = Path(digest.__file__).parent
    packed = package / "_data" / "templates"
    return packed if packed.is_dir() else package.parent / "templates"


def builtin_theme(name: str = BASE, user: Path | None = None) -> Theme:
    """A theme by name, after it the one that it comes from, and so on to `weekly`. `user` is a folder that
    is looked in before the packaged ones, and before it the folder of the theme's name in it. Raises
    RenderError where there is no such folder or theme, or where themes come from each other in a circle."""
    if user and not user.is_dir():
        raise RenderError(name, 0, "there is no such folder", str(user))
    names = _lineage(name, user)
    own = [user / each for each in names if (user / each).is_dir()] if user else []
    packaged = [folder for each in names if (folder := packaged_themes() / each).is_dir()]
    shared = [user] if user else []
    return Theme(name=name, folders=(*own, *shared, *packaged, packaged_themes()))


def theme_names(user: Path | None) -> tuple[str, ...]:
    """The themes that there are: those in one's own folder, then the packaged ones."""
    own = (path.name for path in sorted(user.iterdir()) if is_theme(path)) if user and user.is_dir() else ()
    packaged = sorted(path.parent.name for path in packaged_themes().glob(f"*/{TOKENS}"))
    return tuple(dict.fromkeys([*own, *packaged]))


def is_theme(folder: Path) -> bool:
    """Whether a folder holds something of a theme."""
    return folder.is_dir() and any((folder / part).exists() for part in _PARTS)


def _lineage(name: str, user: Path | None) -> tuple[str, ...]:
    """The theme's name, that of the theme which it comes from, and so on."""
    names: list[str] = []
    asked = ""
    while name not in names:
        homes = [home / name for home in (user, packaged_themes()) if home]
        homes += [user] if user and not names and is_theme(user) else []
        if not _is_name(name) or not any(home.is_dir() for home in homes):
            raise _no_theme(name, asked, user)
        names.append(name)
        parent, asked = next(((p, str(home)) for home in homes if (p := _parent(home))), (None, ""))
        if name == BASE and parent is None:
            return tuple(names)
        name = parent or BASE
    raise RenderError(TOKENS, 0, f"[theme] from: {name} comes from itself ({' → '.join([*names, name])})")


def _no_theme(name: str, asked: str, user: Path | None) -> RenderError:
    """Where it was asked for (the folder of a theme's tokens, or "" for the caller), and what there is."""
    told = f"there is no theme {name!r}; there are {', '.join(theme_names(user))}"
    return RenderError(TOKENS, 0, f"[theme] from: {told}", asked) if asked else RenderError(name, 0, told)


def about_theme(folder: Path) -> str:
    """What the tokens of a theme's folder say of it, in a line. Raises RenderError."""
    return str(parse_table(folder / TOKENS, TOKENS).get("theme", {}).get("about", ""))


def languages(theme: Theme) -> tuple[str, ...]:
    """The languages in which a theme can say a letter's fixed words."""
    files = (file for folder in theme.folders for file in (folder / STRINGS).glob("*.toml"))
    return tuple(sorted({file.stem for file in files}))


def _is_name(name: str) -> bool:
    return bool(re.fullmatch(r"[\w-]+", name))


def _parent(folder: Path) -> str | None:
    """What the tokens of a theme's folder say it comes from."""
    path = folder / TOKENS
    told = parse_table(path, TOKENS).get("theme", {}) if path.is_file() else {}
    parent = told.get("from") if isinstance(told, dict) else None
    if parent is not None and not isinstance(parent, str):
        raise RenderError(TOKENS, 0, "[theme] from: allowed is the name of a theme", str(folder))
    return parent


def read_table(theme: Theme, *files: str) -> dict[str, Any]:
    """The tables of TOML files of the theme, merged over its folders, a later file's lines over an
    earlier one's. Raises RenderError where none of the files is there."""
    merged: dict[str, Any] = {}
    for file in files:
        for folder in reversed(theme.folders):
            if (folder / file).is_file():
                merged = _merge(merged, parse_table(folder / file, file))
    if not merged:
        raise RenderError(files[0], 0, f"the theme {theme.name} has no such file")
    return merged


def parse_table(path: Path, file: str) -> dict[str, Any]:
    """A TOML file of a theme. Raises RenderError, in which it is called `file`."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RenderError(file, 0, str(error), str(path.parent)) from error


def _merge(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    both = {key: _merge(below[key], above[key]) for key in below if _are_tables(below, above, key)}
    return {**below, **above, **both}


def _are_tables(below: Mapping[str, Any], above: Mapping[str, Any], key: str) -> bool:
    return isinstance(below[key], dict) and isinstance(above.get(key), dict)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox. The view's own values are frozen, and whatever of them has a public name is made
    for templates: they need no further look, which takes a third of the time to render."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if is_dataclass(type(obj)) and not attribute.startswith("_"):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


@lru_cache(maxsize=16)
def environment(
    theme: Theme,
    *,
    autoescape: bool,
    finalize: Callable[[object], object] | None = None,
    filters: tuple[Callable[..., object], ...] = (),
) -> jinja2.Environment:
    """A sandboxed environment over the theme's folders, in which an unknown name is a mistake. Style
    sheets are never escaped; a filter is known by its function's name, and `direction` and `directed`
    are always there. Compiled templates are kept, and read anew when their files change."""
    env = _Sandbox(
        loader=jinja2.FileSystemLoader([str(folder) for folder in theme.folders]),
        autoescape=(lambda name: not (name or "").endswith(".css")) if autoescape else False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalize,
    )
    env.filters.update({function.__name__: function for function in (direction, directed, *filters)})
    return env


def run(env: jinja2.Environment, theme: Theme, template: str, values: Mapping[str, object]) -> str:
    """The template filled in. Raises RenderError with the template, the line and the reason."""
    with told(theme, template):
        return env.get_template(template).render(values)


def _home(theme: Theme, template: str) -> str:
    """The folder of the theme that gives a template; "" where none has it."""
    return next((str(folder) for folder in theme.folders if (folder / template).is_file()), "")


@contextmanager
def told(theme: Theme, template: str) -> Iterator[None]:
    """Turns a mistake in a template into a RenderError with its place."""
    try:
        yield
    except jinja2.TemplateSyntaxError as error:
        name = error.name or template
        raise RenderError(name, error.lineno, error.message or "syntax error", _home(theme, name)) from error
    except jinja2.TemplateNotFound as error:
        raise RenderError(str(error.name or template), 0, "there is no such template") from error
    except (*_FAILURES, RecursionError) as error:
        name, line = _place(error.__traceback__, theme, template)
        raise RenderError(name, line, str(error), _home(theme, name)) from error


def _place(traceback: TracebackType | None, theme: Theme, template: str) -> tuple[str, int]:
    """The innermost template line of a traceback, whose frames Jinja maps to the templates' files."""
    place = (template, 0)
    while traceback is not None:
        path = Path(traceback.tb_frame.f_code.co_filename)
        home = next((folder for folder in theme.folders if path.is_relative_to(folder)), None)
        if home:
            place = (path.relative_to(home).as_posix(), traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
