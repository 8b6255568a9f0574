"""The editor's decisions: a small text file beside the issue, read here and never written by a build.

`parse_edits` reads the file, `place` finds the articles that it names, `apply` does what can be done to
values (articles, speakers, stories), `starter` writes the commented file of a new issue. What finds no
place is told as a Flag of the rule "edit", never dropped.
"""

from __future__ import annotations

from digest.edits.apply import beginning, begins, dropped, edits_of, fix_articles, fix_speakers, regroup
from digest.edits.parse import parse_edits
from digest.edits.places import RULE, ArticleKey, Places, named, place
from digest.edits.starter import starter
from digest.edits.values import ArticleEdit, Edits, OwnDate, OwnPart, SpeakerEdit, StoryEdit

__all__ = [
    "RULE",
    "ArticleEdit",
    "ArticleKey",
    "Edits",
    "OwnDate",
    "OwnPart",
    "Places",
    "SpeakerEdit",
    "StoryEdit",
    "beginning",
    "begins",
    "dropped",
    "edits_of",
    "fix_articles",
    "fix_speakers",
    "named",
    "parse_edits",
    "place",
    "regroup",
    "starter",
]
