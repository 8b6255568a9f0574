"""`digest schedule`: the letter built at its time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from digest.cli.options import AsJson, ConfigFile, Quiet, Verbose
from digest.cli.terminal import Terminal
from digest.errors import ConfigError

if TYPE_CHECKING:
    from digest.cadence import Schedule
    from digest.cli.letter import Letter
    from digest.schedule import Run

timetable = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Build the letter at its time.")


@timetable.command()
def run(config: ConfigFile = None, quiet: Quiet = False, verbose: Verbose = False) -> None:
    """Stay, and collect and build each issue when it is due, until SIGTERM or Ctrl-C."""
    import logging

    from digest.cli.letter import letter_at
    from digest.schedule import Runner, keep_running, until_told

    _log(Terminal(quiet, verbose))
    letter = letter_at(config)
    path, schedule = letter.config.path, _schedule(letter)

    def build(run: Run) -> str:
        return _build(letter_at(path), run)

    with until_told() as wait:
        runner = Runner(build, schedule, letter.config.zone, lambda: datetime.now(UTC))
        keep_running(runner, wait)
    logging.shutdown()


@timetable.command()
def status(
    config: ConfigFile = None, as_json: AsJson = False, quiet: Quiet = False, verbose: Verbose = False
) -> None:
    """Tell which issue is built next, and when."""
    from digest.cli.letter import letter_at
    from digest.schedule import next_run, told_run

    terminal, letter = Terminal(quiet, verbose), letter_at(config)
    now = datetime.now(UTC)
    run = next_run(now, _schedule(letter), letter.config.zone)
    wait = int((run.due.astimezone(UTC) - now).total_seconds())
    if as_json:
        terminal.json({"slot": str(run.slot), "due": run.due.isoformat(), "seconds": wait})
        return
    days, hours, minutes = wait // 86400, wait // 3600 % 24, wait // 60 % 60
    terminal.result(f"next: {told_run(run)} (in {days} d {hours} h {minutes} min)")


def _schedule(letter: Letter) -> Schedule:
    if letter.config.schedule is None:
        where = letter.config.path or letter.root / "digest.toml"
        raise ConfigError(
            where, "schedule", 'is missing: [schedule] with day = "thursday" and time = "07:00"'
        )
    return letter.config.schedule


def _build(letter: Letter, run: Run) -> str:
    """The issue of a run, from the sources and the config as they are now; sent, for its rules, on the day it
    is due."""
    from digest.cli.build import make, summary, tell_lost
    from digest.pipeline import BuildRequest

    day = run.due.astimezone(letter.config.zone).date()
    request = BuildRequest(
        config=letter.config, out=letter.root, state=letter.state, today=day, slot=str(run.slot), as_of=day
    )
    _collect(letter)
    built = make(request, Terminal(quiet=True))
    tell_lost(built.issue, Terminal(quiet=True))
    return f"{summary(built)}: {built.folder / 'index.html'}"


def _collect(letter: Letter) -> None:
    """The config's sources, read first; what failed is logged and stops nothing."""
    import logging

    from digest.pipeline.gather import CollectRequest, collect_sources

    if not letter.config.sources:
        return
    request = CollectRequest(config=letter.config, state=letter.state, sources=letter.config.sources)
    for report in collect_sources(request, now=datetime.now(UTC)):
        if report.error:
            logging.getLogger("digest").warning("%s: %s", report.location, report.error)


def _log(terminal: Terminal) -> None:
    """Dated lines on standard error, without a source's control characters."""
    import logging

    from digest.cli.terminal import harmless

    class Harmless(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            return harmless(super().format(record))

    handler = logging.StreamHandler()
    handler.setFormatter(Harmless("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%d %H:%M:%S%z"))
    log = logging.getLogger("digest")
    log.addHandler(handler)
    log.setLevel(logging.ERROR if terminal.quiet else logging.DEBUG if terminal.verbose else logging.INFO)
