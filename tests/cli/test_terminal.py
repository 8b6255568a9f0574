"""Colours, and what a terminal must never be given."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.cli.terminal import Terminal, harmless, has_colour


class Tty(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_no_color_is_obeyed(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], coloured: bool
) -> None:
    """A terminal gets colours, unless NO_COLOR is set and not empty; a pipe never."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert has_colour(Tty()) is coloured
    assert not has_colour(io.StringIO())


@given(st.text())
def test_words_of_a_source_are_harmless(text: str) -> None:
    """On any text no control character, direction mark or half character is left; the rest stays."""
    shown = harmless(text)
    assert not any(ord(c) < 32 and c not in "\t\n" for c in shown)
    assert not any(0x7F <= ord(c) < 0xA0 for c in shown)
    assert not set(shown) & set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert harmless(shown) == shown
    shown.encode()


def test_json_stays_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Harmful characters in JSON are escaped the way JSON reads them back."""
    import json

    value = {"title": "a\x1b[2J\x9b\u202eb\nc 다음"}
    Terminal().json(value)
    out = capsys.readouterr().out
    assert json.loads(out) == value
    assert "다음" in out
    assert not set("\x1b\x9b\u202e") & set(out)


@pytest.mark.slow
@pytest.mark.parametrize("marked", [True, False])
def test_no_color_leaves_nothing_in_a_table(articles: Path, tmp_path: Path, marked: bool) -> None:
    """`digest stories` on a terminal: with NO_COLOR no escape sequence at all, neither bold nor dim."""
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "" if marked else "1"}
    command = [sys.executable, "-m", "digest"]
    subprocess.run([*command, "build", articles], cwd=tmp_path, capture_output=True, check=True)
    here, there = os.openpty()
    subprocess.run([*command, "stories"], cwd=tmp_path, stdout=there, env=environment, check=True)
    os.close(there)
    assert (b"\x1b" in read_all(here)) is marked


def read_all(terminal: int) -> bytes:
    """What a terminal was given."""
    said = b""
    try:
        while part := os.read(terminal, 65536):
            said += part
    except OSError:  # Linux tells the end of a terminal by an error
        pass
    os.close(terminal)
    return said


@pytest.mark.slow
def test_a_build_on_a_terminal_shows_progress_and_colours(articles: Path, tmp_path: Path) -> None:
    """On a real terminal the summary is bold; with --quiet the path alone is printed."""
    for options, marked in ((["--verbose"], True), (["--quiet"], False)):
        here, there = os.openpty()
        command = [sys.executable, "-m", "digest", "build", articles, *options]
        environment = {**os.environ, "TERM": "xterm"}
        environment.pop("NO_COLOR", None)
        done = subprocess.run(
            command,
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=there,
            env=environment,
            text=True,
            check=True,
        )
        os.close(there)
        said = read_all(here)
        assert done.stdout.endswith("index.html\n")
        assert (b"\x1b[1m" in said) is marked
