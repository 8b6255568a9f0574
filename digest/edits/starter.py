"""The edits file of a new issue: all comments, to be made true by deleting a `#`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEAD = """\
# Edits of {title}, {slot}.
#
# This file is yours: a build reads it and never writes it again. Take away the "# " of the lines that
# you want, and build again. What finds no place is told, never dropped in silence.
#
# A story is named by any of its articles, an article by its file, its address or its id, or by any
# part of one of them that fits no other article.
"""

_KEYS = """\
# [issue]
# number = 12
# quote = "{quote}"            # the quotation of the week: how it begins
# subject = "{subject}"                # of the mail: 50 characters
# preheader = "{preheader}"            # beside it in an inbox: 90 characters

# [[note]]                             # a part of your own, in Markdown
# place = "greeting"                   # or sponsor, reporting, notices, letters, light, closing
# text = "Good morning. Here is the week."

# [[note]]
# place = "letters"
# title = "On ferries"
# by = "Ada Brandt, Lorne"             # who wrote it; of a sponsor's, who pays
# file = "letter.md"                   # instead of text: beside this file, or below digest.toml's folder

# [[event]]                            # a date of your own
# day = 2025-05-17
# until = 2025-05-18
# text = "Readers meet at the *old mill*, 6 p.m."

# [[story]]
# article = "{example}"
# pin = true                           # into the top of the issue, also if it was told before
# order = 1                            # smaller stands first
# section = "economy"                  # a topic's key in digest.toml
# title = "A title of your own"
# line = "Your own line, in *Markdown*."
# form = "brief"                       # full, brief or headline
# merge = ["another-article.txt"]      # the stories of these articles join this one
# split = ["not-the-same.txt"]         # these articles leave it and are a story of their own
# settle = ["May 6"]                   # in a conflict: the value, or the article, that is right; or "both"
# drop = true                          # not printed; listed as left out
# hide = true                          # not printed, not listed
# print_expired = true                 # print what is left of a story whose day has passed
# print_harm = true                    # print a story that is held for the harm it may do
# picture = "pictures/ferry.jpg"       # your own, beside this file or below digest.toml's folder; or "none"
# alt = "A ferry leaves the pier"      # what it shows, for those who can't see it: needed
# picture_credit = "Ada Brandt"        # who made it
# picture_from = "{example}"           # instead of picture: the one that this article states

# [[article]]
# article = "{example}"
# outlet = "Harbor Times"
# date = 2025-05-08                    # or 2025-05-08T07:30:00+09:00
# title = "The headline as it was printed"
# url = "https://harbor-times.example/story"
# drop = true

# [[speaker]]                          # who said it; "" for nobody
# article = "{example}"
# quote = "We will rebuild"            # how the quotation begins
# speaker = "Mara Lindqvist"
"""


def starter(
    *,
    title: str,
    slot: str,
    stories: Sequence[tuple[str, str, Sequence[tuple[str, str]]]] = (),
    quotes: Sequence[tuple[str, str]] = (),
    subjects: Sequence[str] = (),
    preheaders: Sequence[str] = (),
) -> str:
    """The commented text of a new edits file. `stories` are, in the issue's order, a name (an article's file,
    address or id), a headline, and other headlines to choose from, each with whose it is; `quotes` are
    candidates for Quote of the week, each how it begins and whose it is; `subjects` and `preheaders` are
    candidates for the mail's. It parses to `Edits()`."""
    example = _quoted(stories[0][0]) if stories else "harbor-2025-05-08.txt"
    quote = _quoted(quotes[0][0]) if quotes else "We will rebuild"
    values = {
        "example": example,
        "quote": quote,
        "subject": _quoted(subjects[0]) if subjects else "Ferries are back",
        "preheader": _quoted(preheaders[0]) if preheaders else "And what a bridge costs",
    }
    parts = [_HEAD.format(title=_line(title), slot=_line(slot))]
    if stories:
        parts.append(
            "#\n# The stories of the first build, and further headlines that were printed of them:\n"
        )
        for name, headline, others in stories:
            parts.append(f"#   {_line(name)}\n#       {_line(headline)}\n")
            parts += [f'#       title = "{_quoted(words)}"   # {_line(whose)}\n' for words, whose in others]
    if quotes:
        parts.append("#\n# Any of these could be the quotation of the week, under [issue]:\n")
        parts += [f'#   quote = "{_quoted(words)}"\n#       {_line(whose)}\n' for words, whose in quotes]
    for key, lines in (("subject", subjects), ("preheader", preheaders)):
        if lines:
            parts.append(f"#\n# Any of these fits the mail's {key}, under [issue]:\n")
            parts += [f'#   {key} = "{_quoted(line)}"\n' for line in lines]
    # In one pass: what a source wrote may look like a place to be filled.
    keys = re.sub(r"\{(\w+)\}", lambda m: values[m[1]], _KEYS)
    return "".join(parts) + "\n" + keys


def _line(text: str) -> str:
    """On one line, without the control characters that TOML bars from comments."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f]+", " ", text).split())


def _quoted(name: str) -> str:
    """Fit to stand inside a TOML text."""
    return _line(name).replace("\\", "\\\\").replace('"', '\\"')
