"""`digest lint` as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path

from digest.cli.exits import Exit
from tests.cli.conftest import Digest

ISSUE = "issues/weekly/2025-W19"


def test_findings_and_exit_codes(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """Warnings end with 0, with --strict 7; a file that was changed by hand is an error."""
    assert digest("build", articles).code == 0
    found = digest("lint")
    assert found.code == 0
    assert "0 errors" in found.out
    assert digest("lint", "--strict").code == Exit.FOUND
    (tmp_path / ISSUE / "index.html").write_text("<html><body><h1>Mine</h1></body></html>")
    changed = digest("lint", "--json")
    assert changed.code == Exit.FOUND
    first = json.loads(changed.out)[0]
    assert (first["level"], first["rule"], first["place"]) == ("error", "changed", "index.html")
    assert "edits.toml" in first["cure"]


def test_no_issue(digest: Digest) -> None:
    """Without an issue it says how to make one."""
    found = digest("lint")
    assert found.code == Exit.INPUT
    assert "digest build" in found.err


def test_a_build_tells_its_errors(digest: Digest, articles: Path, tmp_path: Path) -> None:
    """What should not be sent is told at once by the build: here a link of a theme that leads nowhere."""
    footer = tmp_path / "mine" / "web" / "footer.html"
    footer.parent.mkdir(parents=True)
    footer.write_text('<footer><a href="#nowhere">Up</a></footer>\n')
    (tmp_path / "digest.toml").write_text('[theme]\nfolder = "mine"\n')
    built = digest("build", articles)
    assert built.code == 0, built.err
    assert "wrong: index.html: “Up” leads to #nowhere, which is not there [link]" in built.err
    assert json.loads(digest("build", articles, "--json").out)["errors"][0]["rule"] == "link"
