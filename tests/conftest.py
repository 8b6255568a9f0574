"""What the tests share: the rule on Chromium, and the folders of the project."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MISSING = "no chromium on this machine (Debian: apt-get install chromium)"


def pytest_configure() -> None:
    """Started in the background by a script, we are deaf to Ctrl-C, and so would be what the tests start."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if not os.environ.get("CI"):  # there hypothesis has a profile of its own
        settings.register_profile("busy machine", deadline=None)
        settings.load_profile("busy machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium the browser tests are left out, except under CI, where nothing may be skipped."""
    if CHROMIUM or os.environ.get("CI"):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under CI a skipped test is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says which tests were left out for want of a browser."""
    if os.environ.get("CI") and terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("tests were skipped, and CI allows no skip", red=True)
    left_out = [r for r in terminalreporter.stats.get("skipped", []) if MISSING in str(r.longrepr)]
    if left_out:
        terminalreporter.write_line(f"{len(left_out)} browser tests were left out: {MISSING}", yellow=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A real, headless Chromium; closed with the module, since Playwright's loop would be in the way of
    tests that run one of their own."""
    if CHROMIUM is None:
        pytest.fail(MISSING)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page, with cookies and storage of its own."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()
