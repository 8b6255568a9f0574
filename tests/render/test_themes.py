"""Themes: where their parts come from, their shape, and how their mistakes are told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import issues
import lxml.html
import pytest

from digest.errors import RenderError
from digest.render import builtin_theme, packaged_themes, render_issue, shape_of, theme_mistakes

THEMES = ("weekly", "espresso", "plain")


@pytest.mark.parametrize("name", THEMES)
def test_packaged_themes_are_sound(name: str) -> None:
    """Every packaged theme renders in every format; its text can be read on its grounds, light and dark."""
    assert theme_mistakes(issues.rich(), builtin_theme(name)) == ()


@pytest.mark.parametrize("name", THEMES)
def test_headings_agree_in_every_theme(name: str) -> None:
    """Web and mail of a theme have the same headings, in the same order."""
    files = render_issue(issues.rich(), builtin_theme(name))
    told = [
        [
            " ".join(h.text_content().split())
            for h in lxml.html.document_fromstring(files[file]).iter("h1", "h2", "h3")
        ]
        for file in ("index.html", "email.html")
    ]
    assert told[0] == told[1]


def test_a_theme_holds_only_what_differs(tmp_path: Path) -> None:
    """A part that a theme lacks comes from the one it is made from, and from there on to `weekly`."""
    (tmp_path / "mine" / "web").mkdir(parents=True)
    (tmp_path / "mine" / "tokens.toml").write_text(
        '[theme]\nfrom = "espresso"\n[light]\naccent = "#114411"\n'
    )
    (tmp_path / "mine" / "web" / "footer.html").write_text("<footer>Our own last words</footer>")
    page = render_issue(issues.rich(), builtin_theme("mine", tmp_path))["index.html"].decode()
    assert "Our own last words" in page
    assert "--accent:#114411" in page
    assert "In brief" in page
    assert 'class="masthead' in page


def test_a_circle_of_themes_is_told(tmp_path: Path) -> None:
    """Themes that come from each other are a mistake, not an endless search."""
    for name, parent in (("one", "two"), ("two", "one")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "tokens.toml").write_text(f'[theme]\nfrom = "{parent}"\n')
    with pytest.raises(RenderError, match="one → two → one"):
        builtin_theme("one", tmp_path)


def test_a_theme_from_nowhere_is_told(tmp_path: Path) -> None:
    """A parent that is no theme is named, with the file that asks for it and the themes there are."""
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "tokens.toml").write_text('[theme]\nfrom = "gazette"\n')
    with pytest.raises(RenderError, match=r"one: tokens.toml: .*no theme 'gazette'; there are one, espresso"):
        builtin_theme("one", tmp_path)


def test_no_theme_lies_outside_its_folder(tmp_path: Path) -> None:
    """A name is no path."""
    (tmp_path / "themes").mkdir()
    (tmp_path / "other").mkdir()
    with pytest.raises(RenderError, match="no theme"):
        builtin_theme("../other", tmp_path / "themes")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("[shape]\nstorys = 3", "[shape] storys: allowed are stories"),
        ("[shape]\nstories = true", "[shape] stories: True is no whole number"),
        ('[light]\ninc = "#000000"', "[light] inc: nothing uses it"),
        ('[light]\nink = "#aaaaaa"', "[light] ink on paper: contrast"),
        ('[dark]\nmuted = "grey"', "[dark] muted: 'grey' is no colour"),
        ("[size]\nmeta = 9", "[size] meta: 9 is no whole number of pixels from 14"),
        ("\n[size]\nbody = 17\nmeta = 9", "tokens.toml, line 4: [size] meta"),
        ('[theme]\naccent = "reddish"', "[theme] accent: nothing uses it; there are about, from"),
        ('[lights]\nink = "#000000"', "[lights]: nothing uses it; there are theme, shape, light"),
        ("[type]\nserif = 3", "[type] serif: 3 is no text"),
    ],
)
def test_mistakes_of_tokens_are_told(tmp_path: Path, line: str, told: str) -> None:
    """A key that nothing uses, a colour that is none, text too pale or too small: each is told."""
    (tmp_path / "tokens.toml").write_text(line)
    assert any(told in mistake for mistake in theme_mistakes(issues.rich(), builtin_theme(user=tmp_path)))


def test_a_letter_is_not_drawn_with_a_colour_that_is_none(tmp_path: Path) -> None:
    """What `theme check` would tell of the tokens' values, a build tells, too: folder, line, key, value."""
    (tmp_path / "tokens.toml").write_text('[light]\naccent = "reddish"\n')
    with pytest.raises(RenderError, match=r"line 2: \[light\] accent: 'reddish' is no colour"):
        render_issue(issues.rich(), builtin_theme(user=tmp_path))


def test_every_mistake_of_the_templates_is_told_at_once(tmp_path: Path) -> None:
    """A theme with mistakes in two formats gets two lines, each with file and line."""
    for part in ("web/footer.html", "text/footer.txt"):
        (tmp_path / part).parent.mkdir()
        (tmp_path / part).write_text("\n{{ page.gone }}")
    found = theme_mistakes(issues.rich(), builtin_theme(user=tmp_path))
    assert len(found) == 2
    assert "web/footer.html, line 2" in found[0]
    assert "text/footer.txt, line 2" in found[1]


def test_shape_of_espresso() -> None:
    """Five items of up to 150 words, seven of up to 60."""
    shape = shape_of(builtin_theme("espresso"))
    assert (1 + shape["second"], shape["lead_words"], shape["second_words"]) == (5, 150, 150)
    assert (shape["stories"], shape["brief_words"]) == (12, 60)


def test_a_language_without_a_line_says_it_in_english(tmp_path: Path) -> None:
    """A catalogue's gaps are filled in English."""
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "eo.toml").write_text('[text]\nby_the_numbers = "Laŭ nombroj"\n')
    issue = issues.rich()
    issue = replace(issue, newsletter=replace(issue.newsletter, language="eo"))
    page = render_issue(issue, builtin_theme(user=tmp_path))["issue.txt"].decode()
    assert "Laŭ nombroj" in page
    assert "The week ahead" in page


def test_korean_says_everything() -> None:
    """The Korean catalogue has every line of the English one, with the same places to be filled."""
    english, korean = (
        tomllib.loads((packaged_themes() / "strings" / f"{code}.toml").read_text(encoding="utf-8"))
        for code in ("en", "ko")
    )
    assert lines_of(korean).keys() == lines_of(english).keys()
    for key, line in lines_of(english).items():
        places = set(re.findall(r"{(\w+)}", lines_of(korean)[key]))
        assert places <= {*re.findall(r"{(\w+)}", line), "day", "month", "year"}, key


def lines_of(table: Mapping[str, object], above: str = "") -> dict[str, str]:
    """Every line of a catalogue by its dotted key."""
    found: dict[str, str] = {}
    for key, value in table.items():
        found |= (
            lines_of(value, f"{above}{key}.") if isinstance(value, dict) else {f"{above}{key}": str(value)}
        )
    return found


def test_english_stands_in_the_catalogue_alone() -> None:
    """No template of a theme holds a word of its own: all fixed words are the catalogue's."""
    from digest.render.fixed import template_texts

    for name in THEMES:
        assert set(template_texts(builtin_theme(name))) <= {"&nbsp;", "—&nbsp;", "&ensp;"}, name
    assert (packaged_themes() / "strings" / "en.toml").is_file()
