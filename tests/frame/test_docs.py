"""What the README says, held against what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

import digest
from digest.cli.app import app
from digest.cli.exits import MEANING, Exit
from digest.config.schema import ConfigFile


def commands(prefix: str, command: object) -> list[tuple[str, set[str]]]:
    """Each command with the names of its options."""
    below = getattr(command, "commands", None)
    if below:
        return [found for name in below for found in commands(f"{prefix} {name}", below[name])]
    options = {name for parameter in command.params for name in parameter.opts if name.startswith("--")}
    return [(prefix, options)]


COMMANDS = commands("digest", typer.main.get_command(app))


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    """The README's text."""
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("command", "options"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_every_command_and_option_is_documented(readme: str, command: str, options: set[str]) -> None:
    """Each command stands in the README as one types it, with all its options."""
    assert f"`{command}" in readme or f"\n    {command}" in readme
    missing = sorted(option for option in options if option not in readme)
    assert missing == []


def test_what_json_is_there_for_is_documented(readme: str) -> None:
    """The README's sentence on `--json` names every command that takes it, and no other."""
    sentence = re.search(r"`--json` gives (.*?) as JSON", readme, re.DOTALL)
    assert sentence
    takes = {command.removeprefix("digest ") for command, options in COMMANDS if "--json" in options}
    assert set(re.findall(r"`([^`]+)`", " ".join(sentence[1].split()))) == takes


def test_every_exit_code_is_documented(readme: str) -> None:
    """The table of exit codes is the one that the command prints."""
    for code in Exit:
        assert f"| {code.value} | {MEANING[code]} |" in readme


def test_every_make_target_is_documented(readme: str, root: Path) -> None:
    """What `make help` lists stands in the README."""
    targets = re.findall(r"^([a-z]+):.*## ", (root / "Makefile").read_text(encoding="utf-8"), re.M)
    assert {"demo", "test", "check", "eval", "help"} <= set(targets)
    for target in targets:
        assert f"make {target}" in readme


def test_every_config_key_is_documented(root: Path) -> None:
    """Each key that the config allows stands, with a comment or commented out, in config/digest.toml."""
    text = (root / "config" / "digest.toml").read_text(encoding="utf-8")
    for name, field in ConfigFile.model_fields.items():
        assert re.search(rf"^(# )?\[\[?{name}\b", text, re.M), name
        tables = [field.annotation, *getattr(field.annotation, "__args__", ())]
        table = next((each for each in tables if hasattr(each, "model_fields")), None)
        for key in table.model_fields if table else ():
            assert re.search(rf"^(# )?{key} = |[;,] {key} = ", text, re.M), f"{name}.{key}"


def test_links_and_pictures_are_there(readme: str, root: Path) -> None:
    """Every relative link of the README leads to a file of the project."""
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", readme):
        assert (root / target).exists(), target


def test_the_version_is_in_the_changelog(root: Path) -> None:
    """The changelog speaks of this version."""
    assert f"## {digest.__version__}" in (root / "CHANGELOG.md").read_text(encoding="utf-8")
