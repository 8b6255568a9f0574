"""The config file."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import time
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from digest.cadence import Schedule, parse_slot
from digest.compose import ComposeOptions
from digest.config import Config, find_config, load_config
from digest.config.schema import (
    ConfigFile,
    IssueTable,
    MailTable,
    NewsletterTable,
    OutletTable,
    SourceTable,
    TopicTable,
)
from digest.errors import ConfigError
from digest.model import Mailing, Newsletter, Outlet, Source
from digest.topics import Topic

FULL = """
[newsletter]
key = "harbor-weekly"
title = "The Harbor Week"
editor = "Mara Lindqvist"
zone = "Asia/Seoul"

[schedule]
day = "Thursday"
time = "07:00"

[sources]
folders = ["articles"]

[outlets."Harbor Times"]
domains = ["harbor-times.example"]
zone = "America/New_York"
rights = "licensed"

[outlets.Ledger]
aliases = ["ledger"]
state_media = true

[topics.port]
title = "The port"
phrases = ["quay", "dredging"]

[topics.money]
title = "Money"
phrases = ["tariff"]
exclude = ["sport"]

[issue]
second = 3
first = "2025-W10"

[names]
files = ["names.toml"]
known = ["Orla Vance"]
labels = { "Yuri Tal" = "Yury Tal" }
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "digest.toml"
    path.write_text(text, encoding="utf-8")
    return path


def mistake(folder: Path, text: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        load_config(written(folder, text))
    return caught.value


def test_without_config() -> None:
    """Without a config the letter is `weekly`, in UTC."""
    config = load_config(None)
    assert config.newsletter == Newsletter(key="weekly", title="The Weekly Briefing", zone="UTC")
    assert (config.path, config.sha256, config.schedule) == (None, "", None)


def test_empty_config_is_no_config(tmp_path: Path) -> None:
    """An empty file says the same as none."""
    config = load_config(written(tmp_path, ""))
    assert config.newsletter == load_config(None).newsletter
    assert config.issue == load_config(None).issue


def test_all_parts(tmp_path: Path) -> None:
    """Each table becomes the options of the room that it is for, in the file's order."""
    (tmp_path / "names.toml").write_text(
        'known = ["Ines Moreau"]\n[labels]\n"Yuri Tal" = "Y. Tal"\n', encoding="utf-8"
    )
    config = load_config(written(tmp_path, FULL))
    assert config.schedule == Schedule(day=3, at=time(7))
    assert config.folders == (tmp_path / "articles",)
    assert config.outlets[0] == Outlet(
        name="Harbor Times", domains=("harbor-times.example",), zone="America/New_York", rights="licensed"
    )
    assert config.outlets[1].aliases == ("ledger",)
    assert [topic.key for topic in config.topics] == ["port", "money"]
    assert config.topics[1] == Topic(key="money", title="Money", phrases=("tariff",), exclude=("sport",))
    assert config.issue.second == 3
    assert config.zone.key == "Asia/Seoul"
    assert config.root == tmp_path


def test_names_of_files_and_config(tmp_path: Path) -> None:
    """Names files come first, beside the config; what the config itself says wins."""
    (tmp_path / "names.toml").write_text(
        'known = ["Ines Moreau"]\n[labels]\n"Yuri Tal" = "Y. Tal"\n', encoding="utf-8"
    )
    config = load_config(written(tmp_path, FULL))
    assert config.known == ("Ines Moreau", "Orla Vance")
    assert config.labels == {"Yuri Tal": "Yury Tal"}


def test_hash_covers_the_names_files(tmp_path: Path) -> None:
    """The hash is that of all bytes that were read, as `cat digest.toml names.toml | sha256sum` gives it."""
    (tmp_path / "names.toml").write_bytes(b"known = []\n")
    path = written(tmp_path, FULL)
    whole = path.read_bytes() + b"known = []\n"
    assert load_config(path).sha256 == hashlib.sha256(whole).hexdigest()


def test_issue_numbers(tmp_path: Path) -> None:
    """Numbers count the slots from the first issue's; another cadence has none."""
    (tmp_path / "names.toml").write_bytes(b"")
    config = load_config(written(tmp_path, FULL))
    assert config.number(parse_slot("2025-W10")) == 1
    assert config.number(parse_slot("2025-W19")) == 10
    assert config.number(parse_slot("2025-W09")) is None
    assert config.number(parse_slot("2025-05")) is None


@pytest.mark.parametrize(
    "mark", ["*|UNSUB|*", "{{ unsubscribe_url }}", "{{{UNSUB}}}", "[[leave]]", "%%unsubscribe%%"]
)
def test_marks_of_a_mailing_service(tmp_path: Path, mark: str) -> None:
    """What a service sets its own address for stands in the place of an address."""
    config = load_config(written(tmp_path, f'[mail]\nunsubscribe = "{mark}"'))
    assert config.newsletter.mail.marks == (mark,)


@pytest.mark.parametrize(
    ("text", "key", "value", "allowed"),
    [
        ('[newsletter]\nzone = "Mars/Olympus"', "newsletter.zone", "'Mars/Olympus'", "Asia/Seoul"),
        ('[newsletter]\nzone = ""', "newsletter.zone", "''", "Asia/Seoul"),
        ('[newsletter]\nkey = "../up"', "newsletter.key", "'../up'", "allowed"),
        ('[schedule]\nday = "Blursday"\ntime = "07:00"', "schedule.day", "'Blursday'", "Monday, Tuesday"),
        ('[schedule]\ntime = "07:00"', "schedule.day", "None", "Monday, Tuesday"),
        ('[schedule]\nevery = "month"\nday = 31\ntime = "07:00"', "schedule.day", "31", "1 to 28"),
        ('[schedule]\nday = "Monday"\ntime = "7 am"', "schedule.time", "'7 am'", '"07:00"'),
        ('[schedule]\nday = "Monday"\ntime = 7', "schedule.time", "7 given", '"07:00"'),
        ("[rank]\norigins = 11", "rank.origins", "11 given", "less than or equal to 10"),
        ("[rank]\nvotes = true", "rank.votes", "True given", "number"),
        ('[topics.port]\ntitle = "Port"\nphrases = []', "topics.port.phrases", "[]", "at least one"),
        (
            '[topics.port]\ntitle = "Port"\nphrases = [" ", "quay"]',
            "topics.port.phrases.1",
            "' '",
            "not empty",
        ),
        ('[outlets."The Day"]\nrights = "free"', 'outlets."The Day".rights', "'free'", "'licensed'"),
        ('[outlets.Day]\ndomains = "day.example"', "outlets.Day.domains", "'day.example'", "a list"),
        ('[outlets.Day]\nstate_media = "yes"', "outlets.Day.state_media", "'yes'", "true or false"),
        ("[outlets.Day]\nweight = 11", "outlets.Day.weight", "11", "less than or equal to 10"),
        ("[issue]\nsecond = 2.5", "issue.second", "2.5", "a whole number"),
        ("[issue]\nlead_words = true", "issue.lead_words", "True", "a whole number"),
        ('[mail]\nweb = "*|ARCHIVE"', "mail.web", "'*|ARCHIVE'", '"https://"'),
        ('[issue]\nfirst = "May"', "issue.first", "'May'", "2025-W19"),
        ("outlets = 3", "outlets", "3", "a table"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, text: str, key: str, value: str, allowed: str) -> None:
    """A mistake names the file, the dotted key, the value given and what is allowed."""
    error = mistake(tmp_path, text)
    assert error.path == tmp_path / "digest.toml"
    assert error.key == key
    assert value in error.reason
    assert allowed in error.reason


@pytest.mark.parametrize(
    ("text", "key", "guess"),
    [
        ('[newsletter]\ntitel = "x"', "newsletter.titel", "'title'"),
        ("[newsleter]", "newsleter", "'newsletter'"),
        ("[outlets.Day]\nweigth = 2", "outlets.Day.weigth", "'weight'"),
        ('[topics.port]\ntitle = "P"\nphrase = ["quay"]\nphrases = ["q"]', "topics.port.phrase", "'phrases'"),
        ('[schedule]\ndays = "Monday"\nday="Monday"\ntime="07:00"', "schedule.days", "'day'"),
    ],
)
def test_an_unknown_key_is_a_mistake(tmp_path: Path, text: str, key: str, guess: str) -> None:
    """A key that is not known is told with the one that was probably meant."""
    error = mistake(tmp_path, text)
    assert error.key == key
    assert f"did you mean {guess}?" in error.reason


def test_a_topic_without_a_phrase(tmp_path: Path) -> None:
    """A topic needs phrases: without any, no story could ever be put there."""
    error = mistake(tmp_path, '[topics.port]\ntitle = "Port"')
    assert error.key == "topics.port.phrases"
    assert error.reason == 'is missing; needed is what puts a story there, such as ["tariff", "exports"]'


HARBOUR = '[topics.harbour]\ntitle = "The harbour"\nphrases = ["ferry"]\n'


def test_ready_topics_and_ones_own(tmp_path: Path) -> None:
    """A ready list gives the sections; a table of the config takes the place of the list's, or comes last."""
    ready = load_config(written(tmp_path, '[sections]\ntopics = "general"\n'))
    assert [topic.key for topic in ready.topics][:2] == ["politics", "world"]
    text = (
        '[sections]\ntopics = "general"\nleast = 3\n[topics.politics]\ntitle = "Power"\nphrases = ["vote"]\n'
    )
    config = load_config(written(tmp_path, text + HARBOUR))
    assert [topic.title for topic in config.topics][:2] == ["Power", "World"]
    assert config.topics[-1].key == "harbour"
    assert len(config.topics) == len(ready.topics) + 1
    assert config.sections.least == 3


def test_own_list_of_topics(tmp_path: Path) -> None:
    """A file of topics beside the config is a list, too, and is part of what makes the issue."""
    (tmp_path / "mine.toml").write_text(HARBOUR, encoding="utf-8")
    config = load_config(written(tmp_path, '[sections]\ntopics = "mine.toml"\n'))
    assert [topic.key for topic in config.topics] == ["harbour"]
    (tmp_path / "mine.toml").write_text(HARBOUR.replace("ferry", "quay"), encoding="utf-8")
    assert load_config(written(tmp_path, '[sections]\ntopics = "mine.toml"\n')).sha256 != config.sha256


def test_a_mistake_in_ones_own_list(tmp_path: Path) -> None:
    """A mistake in a list of topics names that file."""
    (tmp_path / "mine.toml").write_text(HARBOUR.replace("phrases", "phrase"), encoding="utf-8")
    error = mistake(tmp_path, '[sections]\ntopics = "mine.toml"\n')
    assert error.path == tmp_path / "mine.toml"
    assert "topics.harbour.phrase" in error.reason


@pytest.mark.parametrize("name", ["general", "korea"])
def test_ready_lists_are_tidy(tmp_path: Path, name: str) -> None:
    """The lists that come along are valid, and each topic knows what outlets call its section."""
    topics = load_config(written(tmp_path, f'[sections]\ntopics = "{name}"\n')).topics
    assert len(topics) >= 8
    assert all(topic.strong and topic.sections for topic in topics)


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ('[sections]\ntopics = "generall"', "sections.topics", "'generall' given; allowed is general, korea"),
        ("[sections]\nthreshold = 0", "sections.threshold", "greater than 0"),
        (HARBOUR + 'strong = ["Ferries"]', "topics.harbour.strong", "'Ferries' stands in `phrases` too"),
        (HARBOUR + 'weak = ["&"]', "topics.harbour.weak.1", "a phrase of words"),
        (HARBOUR + 'into = "port"', "topics.harbour.into", "'port' given; allowed is another topic"),
        (HARBOUR + 'into = "harbour"', "topics.harbour.into", "in a circle: harbour → harbour"),
        (HARBOUR + "most = 0", "topics.harbour.most", "greater than or equal to 1"),
        (HARBOUR + HARBOUR.replace("harbour]", "port]"), "topics.port.title", "the title of 'harbour' too"),
        (
            HARBOUR + 'sections = ["Sea"]\n[topics.port]\ntitle = "P"\nphrases = ["q"]\nsections = ["sea"]',
            "topics.port.sections",
            "'sea' stands in those of 'harbour' too",
        ),
    ],
)
def test_topics_that_do_not_fit(tmp_path: Path, text: str, key: str, reason: str) -> None:
    """Topics that can't be, or don't fit together, are told with their key."""
    error = mistake(tmp_path, text)
    assert (error.path, error.key) == (tmp_path / "digest.toml", key)
    assert reason in error.reason


def test_a_rank_of_nothing(tmp_path: Path) -> None:
    """A rank in which nothing counts is a mistake; a key that is misspelt is told with its neighbour."""
    nothing = "\n".join(
        f"{name} = 0" for name in ("origins", "prominence", "recency", "outlets", "votes", "novelty")
    )
    with pytest.raises(ConfigError, match="rank: all weights are 0"):
        load_config(written(tmp_path, f"[rank]\n{nothing}"))
    with pytest.raises(ConfigError, match=r"rank\.orgins.*did you mean 'origins'"):
        load_config(written(tmp_path, "[rank]\norgins = 1"))


def test_domains_as_they_are_copied(tmp_path: Path) -> None:
    """A domain may be written as it stands in the browser; what is none is a mistake."""
    config = load_config(written(tmp_path, '[outlets.Day]\ndomains = ["https://www.Day.example/"]'))
    assert config.outlets[0].domains == ("day.example",)
    error = mistake(tmp_path, '[outlets.Day]\ndomains = ["The Day"]')
    assert (error.key, "'The Day' given" in error.reason) == ("outlets.Day.domains.1", True)


@pytest.mark.parametrize("what", ["domains", "aliases"])
def test_two_outlets_of_one_domain(tmp_path: Path, what: str) -> None:
    """A domain or alias means one outlet."""
    error = mistake(
        tmp_path, f'[outlets.Day]\n{what} = ["day.example"]\n[outlets.Eve]\n{what} = ["Day.example"]'
    )
    assert error.key == "outlets"
    assert f"stands in the {what} of 'Day' and of 'Eve'" in error.reason


def test_sources(tmp_path: Path) -> None:
    """A source has an id of its own or one that is made; paths are beside the config, addresses stay."""
    text = """
        [[source]]
        location = "https://daily.example/feed.xml"
        [[source]]
        id = "letters"
        kind = "mail"
        location = "mail/inbox"
        outlet = "The Daily Example"
    """
    feed, mail = load_config(written(tmp_path, text)).sources
    assert (feed.kind, feed.location, feed.outlet) == ("feed", "https://daily.example/feed.xml", None)
    assert re.fullmatch(r"daily-example-[0-9a-f]{4}", feed.id)
    assert (mail.id, mail.location) == ("letters", str(tmp_path / "mail/inbox"))


def test_mistakes_in_sources(tmp_path: Path) -> None:
    """A source's mistake is told with its number; two of one id are a mistake."""
    error = mistake(tmp_path, '[[source]]\nlocation = "https://a.example/f"\n[[source]]\nlocatoin = "x"\n')
    assert "source.2.locatoin: is no key that is known here; did you mean 'location'?" in str(error)
    twice = '[[source]]\nlocation = "https://a.example/f"\n' * 2
    assert "two tables have the id" in mistake(tmp_path, twice).reason


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    """One run tells every mistake of the file."""
    error = mistake(tmp_path, '[newsletter]\nzone = "X"\ntitel = "y"\n[issue]\nsecond = "four"\n')
    lines = str(error).splitlines()
    assert lines[0].endswith("digest.toml: 3 mistakes")
    assert [line.split(":")[0].strip() for line in lines[1:]] == [
        "newsletter.zone",
        "newsletter.titel",
        "issue.second",
    ]


def test_no_toml(tmp_path: Path) -> None:
    """What is no TOML is told with its line; what is no UTF-8 with the byte."""
    assert "line 2" in mistake(tmp_path, "[newsletter]\ntitle = \n").reason
    (tmp_path / "digest.toml").write_bytes("[newsletter]\ntitle = 'Öre'".encode("latin-1"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(tmp_path / "digest.toml")


def test_byte_order_mark(tmp_path: Path) -> None:
    """A byte order mark before the text does no harm."""
    (tmp_path / "digest.toml").write_bytes('\ufeff[newsletter]\ntitle = "Öre"'.encode())
    assert load_config(tmp_path / "digest.toml").newsletter.title == "Öre"


def test_no_file(tmp_path: Path) -> None:
    """A config that is named and not there is a mistake; a names file likewise."""
    with pytest.raises(ConfigError, match="can't be read"):
        load_config(tmp_path / "digest.toml")
    with pytest.raises(ConfigError, match=r"names\.toml"):
        load_config(written(tmp_path, '[names]\nfiles = ["names.toml"]'))


def test_only_this_folder_is_searched(tmp_path: Path) -> None:
    """A config is found in the folder itself, never further up."""
    path = written(tmp_path, "")
    (tmp_path / "sub").mkdir()
    assert find_config(tmp_path) == path
    assert find_config(tmp_path / "sub") is None


def test_tables_and_nouns_agree() -> None:
    """A table's keys are the fields of the value that it becomes."""
    assert {*NewsletterTable.model_fields, "mail"} == {f.name for f in fields(Newsletter)}
    assert set(MailTable.model_fields) == {f.name for f in fields(Mailing)}
    assert set(SourceTable.model_fields) == {f.name for f in fields(Source)}
    assert set(OutletTable.model_fields) == {f.name for f in fields(Outlet)} - {"name"}
    assert set(TopicTable.model_fields) == {f.name for f in fields(Topic)} - {"key"}
    assert set(IssueTable.model_fields) - {"first"} == {f.name for f in fields(ComposeOptions)}


def test_every_key_is_documented(root: Path, tmp_path: Path) -> None:
    """The example in `config/` shows every key that the config knows, and with all of them it is valid."""
    example = (root / "config" / "digest.toml").read_text(encoding="utf-8")
    text = re.sub(r"^# ?(?=\[|[a-z_]+ = |\")", "", example, flags=re.MULTILINE)
    (tmp_path / "names.toml").write_bytes((root / "config" / "names.toml").read_bytes())
    assert isinstance(load_config(written(tmp_path, text)), Config)
    assert known_keys() - shown_keys(tomllib.loads(text)) == set()


def known_keys() -> set[str]:
    """Every key of every table, as "table.key"."""
    return {
        f"{name}.{key}"
        for name, field in ConfigFile.model_fields.items()
        for table in (field.annotation, *get_args(field.annotation))
        if isinstance(table, type) and issubclass(table, BaseModel)
        for key in table.model_fields
    }


def shown_keys(values: Mapping[str, Any]) -> set[str]:
    """The keys of a file; those of `[outlets.X]` and `[topics.X]` as "outlets.key"."""
    found = set()
    for name, table in values.items():
        rows = (
            table if isinstance(table, list) else table.values() if name in ("outlets", "topics") else [table]
        )
        found |= {f"{name}.{key}" for row in rows for key in row}
    return found


def test_the_web_view_stands_on_the_site(tmp_path: Path) -> None:
    """Where `[mail] web` says nothing, it is the page that the archive site has of an issue; else what it
    says, with the site's own name for a page where it asks for that."""
    site = '[site]\nbase_url = "https://velmar.example/news"\n'
    letter = load_config(written(tmp_path, site)).newsletter
    assert letter.view("2025-W19") == "https://velmar.example/news/issues/2025-w19.html"
    own = '[mail]\nweb = "https://velmar.example/{newsletter}/{page}"\n'
    letter = load_config(written(tmp_path, f"{site}{own}")).newsletter
    assert letter.view("2025-W19") == f"https://velmar.example/{letter.key}/2025-w19"
    assert load_config(written(tmp_path, "")).newsletter.view("2025-W19") is None
