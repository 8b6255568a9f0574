"""A theme: folders of small templates, a file of tokens, a catalogue of labels."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

import digest
from digest.errors import RenderError

_FAILURES = (jinja2.TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError)
"""What a template's mistake can raise while it runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Where a theme's files are looked for. The first folder that has a file gives it; of `tokens.toml`
    and `labels.toml` every folder's is read, and an earlier folder's line wins over a later one's."""

    name: str
    folders: tuple[Path, ...]


def builtin_theme(name: str = "weekly", user: Path | None = None) -> Theme:
    """The theme that comes with the project, in a wheel as in a checkout; `user` is a folder that is
    looked in first, and before it the folder of that name in it. Raises RenderError where neither has a
    theme of that name, or where there is no such folder."""
    if user and not user.is_dir():
        raise RenderError(name, 0, "there is no such folder", str(user))
    package = Path(digest.__file__).parent
    homes = (package / "_data" / "templates", package.parent / "templates")
    built_in = tuple(home / name for home in homes if (home / name).is_dir())[:1]
    own = tuple(folder for folder in (user / name, user) if folder.is_dir()) if user else ()
    folders = (*own, *built_in)
    if not folders:
        raise RenderError(name, 0, "there is no theme of this name")
    return Theme(name=name, folders=folders)


def read_table(theme: Theme, file: str) -> dict[str, Any]:
    """The tables of a TOML file of the theme, merged over its folders."""
    merged: dict[str, Any] = {}
    for folder in reversed(theme.folders):
        path = folder / file
        if path.is_file():
            merged = _merge(merged, _parse(path, file))
    if not merged:
        raise RenderError(file, 0, f"the theme {theme.name} has no such file")
    return merged


def _parse(path: Path, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RenderError(file, 0, str(error), str(path.parent)) from error


def _merge(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    both = {key: _merge(below[key], above[key]) for key in below if _are_tables(below, above, key)}
    return {**below, **above, **both}


def _are_tables(below: Mapping[str, Any], above: Mapping[str, Any], key: str) -> bool:
    return isinstance(below[key], dict) and isinstance(above.get(key), dict)


@lru_cache(maxsize=16)
def environment(
    theme: Theme,
    *,
    autoescape: bool,
    finalize: Callable[[object], object] | None = None,
    filters: tuple[Callable[..., object], ...] = (),
) -> jinja2.Environment:
    """A sandboxed environment over the theme's folders, in which an unknown name is a mistake. Style
    sheets are never escaped; a filter is known by its function's name. Compiled templates are kept, and
    read anew when their files change."""
    env = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in theme.folders]),
        autoescape=(lambda name: not (name or "").endswith(".css")) if autoescape else False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalize,
    )
    env.filters.update({function.__name__: function for function in filters})
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
        for folder in theme.folders:
            if path.is_relative_to(folder):
                place = (path.relative_to(folder).as_posix(), traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
