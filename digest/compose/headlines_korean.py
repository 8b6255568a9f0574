"""What the rules say of a Korean headline: it ends in a noun or a stem, and needs no verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.candidates.korean import JUDGMENT
from digest.model import Effect
from digest.text.kinds import opines

MOST_CHARACTERS = 45
"""Of a Korean headline, blanks counted: what fourteen English words take."""
_LEAST_WORDS = 3
_QUESTION = re.compile(
    r"\?|(?:까|나요|는가|은가|일까|왜|뭐길래|무엇인가)[.…]*$|(?:이유|비결|정체|속내|해법)는[.…]*$"
)
_KIND = re.compile(
    r"총정리|한눈에|일문일답|Q&A|알아둘|알아야 할|이모저모|화보|하이라이트|현장\s?스케치|미리\s?보는"
    r"|^\W*(?:포토|사진|영상|그래픽|르포|인터뷰|기획|칼럼|사설|시론|기고|만평|부고|인사|운세|오늘의"
    r"|팩트체크)(?![가-힣])"
)
_TEASER = re.compile(
    r"충격(?=[’”'\"]?\s*(?:…|\.\.|!|$))|눈길(?=\s*(?:…|\.\.|!|$)|을?\s?끌)|경악|헉|이럴\s?수가|알고\s?보니|했더니|봤더니|깜짝|발칵|난리|무슨\s?일|이것(?:만|부터)?(?=\s"
    r"|$)|이 사람|술렁|들썩|대박"
)
_OUGHT = re.compile(r"(?:하라|해야|말아야|돼야|되어야|하자|말자|마라|어야|아야)[.!…]*$")
_RELATIVE = re.compile(
    r"(?<![가-힣])(?:오늘|내일|어제|모레|(?:이번|다음|지난)\s?(?:주|주말|달|해)|올해|작년"
    r"|내년)(?=[\s,…·’']|[은는이가의]|부터|까지|$)"
)
_YEARLY = frozenset({"올해", "작년", "내년"})
_TORN = re.compile(r"[—–;,:-]\s*$|\.\.\.$|…$")
_UNSAID = re.compile(r"(?:^|[…,·:]|\.\.\.)\s*[“\"「]")
_QUOTED = re.compile(r"[“\"「][^”\"」]*\s[^”\"」]*[”\"」]")
_LABEL = re.compile(
    r"^\s*[\[<(【](?:단독|속보|종합|\d보|긴급|특종|영상|포토|르포|기획|인터뷰)[^\])】>]{0,6}[\])】>]"
)


def korean_rulings(title: str, told: int, names: int) -> Iterator[tuple[str, Effect, str]]:
    """All that the rules say of a Korean headline that holds `told` of a story's `names` main names."""
    if len(title) > MOST_CHARACTERS:
        yield "length", "bar", f"{len(title)} characters, {MOST_CHARACTERS} allowed"
    if names and not told:
        yield "names", "lower", "does not hold one of the story’s main names"
    if len(re.split(r"[\s…·]+", title.strip())) < _LEAST_WORDS:
        yield "verb", "bar", "names a topic and does not tell what happened"
    if _QUESTION.search(title):
        yield "question", "bar", "a question"
    if _KIND.search(title):
        yield "kind", "bar", "tells what kind of piece it is, not what happened"
    if _TEASER.search(title):
        yield "teaser", "bar", "makes curious and keeps back what happened"
    if opines(title) or _OUGHT.search(title):
        yield "opinion", "bar", "says what ought to be, in nobody’s name"
    relative = _RELATIVE.search(title)
    if relative and relative[0] not in _YEARLY:
        yield "day", "bar", f"“{relative[0]}” needs the article’s date"
    if _TORN.search(title):
        yield "torn", "bar", "does not end as a headline does"
    if _QUOTED.search(title) and _UNSAID.search(title):
        yield "quotation", "bar", "a quotation without its speaker"
    if _LABEL.search(title):
        yield "label", "lower", "opens with a label of the news desk"
    judgment = JUDGMENT.search(title)
    if judgment:
        yield "judgment", "lower", f"“{judgment[0]}” is the outlet’s judgment"
