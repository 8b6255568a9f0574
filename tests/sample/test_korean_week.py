"""A week of a Korean letter, built unattended from pasted pages of four made-up outlets."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from digest.config import load_config
from digest.lint.editorial import check
from digest.pipeline.build import BuildRequest, Built, build_issue

WEEK = Path(__file__).parent.parent / "data" / "korean_week"
PULLED = {
    "주민 동의 없는 송전탑은 또 다른 갈등을 부를 뿐이다": ("한새벽", "원내대표"),
    "정비 인력을 줄이면 고장은 시민이 먼저 겪는다": ("라온제", "한빛지하철노조 위원장"),
    "새솔의 물과 전기가 결정의 이유였다": ("천유찬", "이든반도체 대표"),
    "균열의 폭보다 진행 속도가 더 중요하다": ("채은결", "한빛대 토목공학과 교수"),
    "하루 120명 넘게 진료를 본다": ("진하람", "한빛소아과 원장"),
    "시민의 안전보다 앞서는 것은 없다": ("남궁도윤", "한빛시장"),
    "정밀 진단이 끝나기 전에는 다리를 열지 않겠다": ("남궁도윤", "한빛시장"),
    "지금 선로를 놓지 않으면 5년 뒤 공장이 멈춘다": ("류세림", "새봄당 의원"),
    "강의 수량 조사부터 공개해야 한다": ("모아름", "새솔강지킴이 사무국장"),
    "시민의 발을 묶는 파업만은 피하겠다": ("고운별", "한빛교통공사 사장"),
    "청년이 떠나지 않는 도시를 만들겠다": ("금보람", "새솔시장"),
}
"""The quotations that may stand alone, with the speaker and the role to print beside them."""
NEVER = ("재판매", "무단", "기자", "제보", "많이 본", "관련기사", "우리는 다리", "시민들은 불편을")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("korean"), date(2026, 11, 20))


def build(out: Path, as_of: date) -> Built:
    request = BuildRequest(
        config=load_config(WEEK / "digest.toml"),
        out=out,
        state=out / ".digest",
        today=as_of,
        folders=(WEEK / "articles",),
        as_of=as_of,
        slot="2026-W47",
    )
    return build_issue(request, now=datetime(2026, 11, 22, tzinfo=UTC))


def test_every_article_is_korean_and_has_its_outlet(built: Built) -> None:
    """Four outlets, known by their folders, and no article of another language."""
    articles = built.issue.articles
    assert {a.language for a in articles} == {"ko"}
    assert {a.source for a in articles} == {"달빛일보", "너울통신", "물결신문", "새길경제"}


def test_no_headline_is_called_unfit(built: Built) -> None:
    """Headlines that end in a noun pass: the editor is told of none."""
    assert [f.reason for f in built.issue.flags if f.rule == "title"] == []


def test_quotations_stand_with_speaker_and_role(built: Built) -> None:
    """Each pull-quote is one of the sure ones, and at least four stories have one."""
    found = {
        q.quote.excerpt.text: (q.label, q.quote.role[0].text) for b in built.issue.briefs for q in b.quotes
    }
    assert found == {words: PULLED[words] for words in found}
    assert len(found) >= 4


def test_what_is_ahead_lies_ahead(built: Built) -> None:
    """The strike of the 24th and the meeting of the 25th; nothing before the day of sending."""
    days = {line.first.isoformat(): line.excerpt.text for line in built.issue.ahead}
    assert days["2026-11-24"] == "한빛지하철노조가 오는 24일 총파업에 들어간다."
    assert all(line.last >= date(2026, 11, 20) for line in built.issue.ahead)


def test_a_day_of_this_month_needs_no_gloss(built: Built) -> None:
    """ "18일" says which day it is in the month of the letter; "이날" does not."""
    text = (built.folder / "issue.txt").read_text(encoding="utf-8")
    flat = " ".join(text.split())
    assert not re.search(r"\d일 \[11월", flat)
    assert "이날 [11월 17일]" in flat


def test_furniture_and_opinion_stay_out(built: Built) -> None:
    """No byline, caption, copyright, list of links, editorial or colourless sentence is printed."""
    text = (built.folder / "issue.txt").read_text(encoding="utf-8").partition("\n출처\n")[0]
    assert [words for words in NEVER if words in text] == []


def test_lint_finds_nothing(built: Built) -> None:
    """The checks that read a printed issue from the outside have no complaint of a Korean one."""
    assert [str(breach) for breach in check(built.issue)] == []


def test_a_week_later_what_has_passed_is_not_told_as_to_come(tmp_path: Path) -> None:
    """Sent on the 27th, the strike of the 24th is neither a title nor a day ahead."""
    issue = build(tmp_path, date(2026, 11, 27)).issue
    printed = [b.headline.text for b in issue.briefs if b.headline]
    printed += [e.text for b in issue.briefs for e in b.lead] + [a.excerpt.text for a in issue.ahead]
    assert not any("24일 총파업" in text for text in printed)
    assert not any("20일 막판 교섭" in text for text in printed)


def test_what_fits_no_topic_stands_under_words_of_the_letter(built: Built) -> None:
    """Where the config names no section for it, the catalogue of the letter's language does."""
    (title,) = {section.title for section in built.issue.sections if not section.key}
    assert title == "그 밖의 소식"
