"""The proof over rendered files: a changed word is found, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import issues
import pytest
from test_rendering import BUILDERS, built

from digest.errors import ProofError
from digest.model import Headline, Issue
from digest.proof import prove_issue
from digest.render import builtin_theme, fixed_texts, render_issue

FILES = ("index.html", "email.html", "issue.md", "issue.txt")


@pytest.fixture(scope="module")
def rich() -> tuple[Issue, dict[str, bytes], frozenset[str]]:
    issue, theme = issues.rich(), builtin_theme()
    return issue, render_issue(issue, theme), fixed_texts(issue, theme)


@pytest.mark.parametrize("name", BUILDERS)
def test_true_issues_pass(name: str) -> None:
    """What the renderer makes of an issue holds nothing but its words and the theme's."""
    issue = BUILDERS[name]()
    files = {file: text.encode() for file, text in built(BUILDERS[name]).items()}
    prove_issue(issue, files, fixed_texts(issue, builtin_theme()))


TAMPERED = {
    "a word changed": ("gravel mining", "gravel washing"),
    "a negation dropped": ("No one should", "One should"),
    "a number changed": ("4,300", "4,800"),
    "a value changed": ("2,900", "9,900"),
    "a title changed": ("Ferry operator fined", "Ferry operator praised"),
    "a speaker changed": ("Tove Lindqvist", "Tove Lindberg"),
    "a role changed": ("Environment Minister", "Prime Minister"),
    "a note changed": ("loud one", "calm one"),
    "a credit changed": ("The Northern Ledger", "The Southern Ledger"),
    "a gloss changed": ("[May 6", "[May 7"),
    "a sentence added": ("By the numbers", "By the numbers. Experts agree"),
    "a mark changed": ("the rest.", "the rest!"),
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("change", TAMPERED)
def test_tampering_is_found(
    rich: tuple[Issue, dict[str, bytes], frozenset[str]], change: str, file: str
) -> None:
    """A single changed word, number or mark in a single file stops the build."""
    issue, files, fixed = rich
    old, new = TAMPERED[change]
    text = files[file].decode()
    places = list(_places(text, old, new, file))
    assert places, f"{old!r} does not stand in {file}"
    with pytest.raises(ProofError, match=file):
        prove_issue(issue, {file: places[-1]}, fixed)


def _places(text: str, old: str, new: str, file: str) -> Iterator[bytes]:
    """The file with the first visible place of `old` changed."""
    start = text.find("<body") if file.endswith("html") else 0
    opening = old.replace("[", '[<time datetime="2025-05-06">') if file == "index.html" else old
    opening = old.replace("[", "\\[") if file == "issue.md" else opening
    closing = opening.replace(old.strip("["), new.strip("["))
    if opening in text[start:]:
        yield (text[:start] + text[start:].replace(opening, closing, 1)).encode()


def test_head_and_hidden_texts_are_proven_too(
    rich: tuple[Issue, dict[str, bytes], frozenset[str]],
) -> None:
    """Title, description, linked data, preheader and spoken attributes count as printed."""
    issue, files, fixed = rich
    title = issues.PORT.title
    for before, after in (
        (f'<meta name="description" content="{title}', '<meta name="description" content="Chaos at port'),
        (f'"headline": "{title}"', '"headline": "Chaos at port"'),
        ("<title>", "<title>Chaos "),
    ):
        page = files["index.html"].decode()
        assert before in page
        with pytest.raises(ProofError):
            prove_issue(issue, {"index.html": page.replace(before, after).encode()}, fixed)
    mail = files["email.html"].decode().replace('aria-label="The', 'aria-label="Chaos: The')
    with pytest.raises(ProofError):
        prove_issue(issue, {"email.html": mail.encode()}, fixed)


def test_links_go_to_sources_only(rich: tuple[Issue, dict[str, bytes], frozenset[str]]) -> None:
    """A link to another address than a source's stops the build."""
    issue, files, fixed = rich
    for file in FILES:
        text = files[file].decode().replace("https://ledger.example/", "https://other.example/")
        with pytest.raises(ProofError, match="other"):
            prove_issue(issue, {file: text.encode()}, fixed)


def test_both_texts_are_shown(rich: tuple[Issue, dict[str, bytes], frozenset[str]]) -> None:
    """The error shows the file's text and the issue's."""
    issue, files, fixed = rich
    text = files["issue.md"].decode().replace("the first of 900,000 doses", "the first of 800,000 doses", 1)
    with pytest.raises(ProofError) as caught:
        prove_issue(issue, {"issue.md": text.encode()}, fixed)
    assert "800,000" in str(caught.value)
    assert "900,000" in str(caught.value)


def test_excerpts_equal_their_spans() -> None:
    """An excerpt that is not its article's words, and a headline that is not its title, stop the build."""
    issue = issues.rich()
    story = issue.top[3]
    bent = replace(story.lead[0], text=story.lead[0].text.replace("diesel", "coal"))
    with pytest.raises(ProofError, match="coal"):
        prove_issue(replace(issue, top=(replace(story, lead=(bent,)),)), {}, ())
    title = Headline(text="Islands freeze", origin="printed", article_id=issues.GRID.id)
    with pytest.raises(ProofError, match="Islands freeze"):
        prove_issue(replace(issue, top=(replace(story, headline=title),)), {}, ())
    own = Headline(text="Our own words", origin="editor")
    prove_issue(replace(issue, top=(replace(story, headline=own),)), {}, ())


def test_excerpts_of_unknown_articles_stop_the_build() -> None:
    """An excerpt of an article that the issue does not hold has no proof."""
    with pytest.raises(ProofError, match="no article"):
        prove_issue(replace(issues.rich(), articles=()), {}, ())


def test_words_of_a_users_template_are_fixed_texts(tmp_path: Path) -> None:
    """What a user writes into a template of his own is template text."""
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "reasons.txt").write_text("Made by hand in Velmar. https://velmar.example/about\n")
    issue, theme = issues.rich(), builtin_theme(user=tmp_path)
    prove_issue(issue, render_issue(issue, theme), fixed_texts(issue, theme))


def test_other_files_of_a_theme_print_nothing(tmp_path: Path) -> None:
    """A file of a theme's folder that is no template adds no words that may be printed."""
    (tmp_path / "README.md").write_text("Experts agree.")
    assert "Experts agree." not in fixed_texts(issues.one_story(), builtin_theme(user=tmp_path))
