"""The wheel, as a stranger gets it."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import digest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, root]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_templates_and_config_are_in_the_wheel(wheel: Path) -> None:
    """The theme, the commented config, the sample week and the preview's pages travel along."""
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "digest/_data/templates/weekly/web/page.html",
        "digest/_data/templates/proof-sheet/page.html",
        "digest/_data/config/digest.toml",
        "digest/_data/config/sample/digest.toml",
        "digest/desk/pages/desk.js",
        "digest/py.typed",
    } <= names
    assert not any(name.startswith("tests/") for name in names)


def test_a_clean_environment_runs_the_demo(wheel: Path, tmp_path: Path) -> None:
    """Installed with nothing but its dependencies, `digest demo` builds the sample week and proves it."""
    home = tmp_path / "clean"
    venv.create(home, with_pip=True)
    pip = [home / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, wheel], check=True, cwd=tmp_path)
    command = home / "bin" / "digest"

    def run(*arguments: str) -> str:
        return subprocess.run(
            [command, *arguments], check=True, cwd=tmp_path, capture_output=True, text=True
        ).stdout.strip()

    assert run("--version") == f"digest {digest.__version__}"
    page = Path(run("demo", "week"))
    assert page.is_file()
    assert "proven" in run("verify", str(page.parent))
    assert (tmp_path / "letter" / "digest.toml").is_file() or run("init", "letter")
