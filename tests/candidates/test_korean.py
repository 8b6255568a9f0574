"""The editorial rules on Korean sentences and quotations."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest.candidates.korean import SECOND_PERSON
from digest.candidates.rulings import definite_subject, leans, quote_rulings, sentence_rulings
from digest.compose.headlines_korean import korean_rulings
from digest.model import Article
from digest.reading import read
from digest.text.korean import is_full_name, stem


def article(text: str) -> Article:
    now = datetime(2026, 11, 18, 12, tzinfo=UTC)
    return Article(
        id="a",
        source="달빛일보",
        url=None,
        title="다온대교 통제",
        byline=(),
        published=now,
        text=text,
        language="ko",
    )


@pytest.mark.parametrize(
    "text",
    [
        "그러나 다리는 닫혔다.",
        "하지만 시는 답하지 않았다.",
        "이에 대해 남궁도윤 한빛시장은 답하지 않았다.",
        "이와 관련해 한빛시는 자료를 냈다.",
        "그는 다리를 다시 찾았다.",
        "또한 버스를 늘린다.",
        "한편 한빛시는 공청회를 연다.",
        "이 다리는 1998년에 지었다.",
        "두 사람은 17일 다시 만난다.",
        "이번 사고로 세 명이 다쳤다.",
    ],
)
def test_leaning(text: str) -> None:
    """A sentence that begins by pointing back leans on the one before it."""
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "한빛시는 16일 다온대교를 통제했다.",
        "이 대표는 17일 사임했다.",
        "이번 주 공청회가 열린다.",
        "이든반도체가 공장을 짓는다.",
        "그랜드호텔이 문을 닫는다.",
    ],
)
def test_not_leaning(text: str) -> None:
    """A name, or a time, that begins as a pointing word does leans on nothing."""
    assert leans(text) is None


def test_bare_subjects() -> None:
    """A common noun as a subject must have been named: "시는" after "한빛시"."""
    assert definite_subject("시는 오는 24일 결과를 발표한다.") == ("시",)
    assert definite_subject("한빛시는 오는 24일 결과를 발표한다.") == ()


@pytest.mark.parametrize(
    ("words", "host", "stands"),
    [
        ("시민의 안전보다 앞서는 것은 없다", "남궁도윤 한빛시장은 “{}”고 말했다.", True),
        ("늦었다", "남궁도윤 한빛시장은 “{}”고 말했다.", False),
        ("이것은 우리 모두가 질 책임이다", "남궁도윤 한빛시장은 “{}”고 말했다.", False),
        ("누가 이 일을 책임질 것인가", "남궁도윤 한빛시장은 “{}”라고 물었다.", False),
        ("시민의 안전보다 앞서는 것은 없다", "한빛시 관계자는 “{}”고 말했다.", False),
        ("시민의 안전보다 앞서는 것은 없다", "남궁도윤 한빛시장은 기자의 질문에 “{}”고 답했다.", False),
    ],
)
def test_quotations_that_may_stand_alone(words: str, host: str, stands: bool) -> None:
    """A whole clause of four words and more, that does not lean or answer, of one named in full."""
    reading = read(article(host.format(words)))
    rulings = quote_rulings(reading, reading.quotes[0], reading.sentences[0])
    assert (rulings == ()) is stands


def test_a_sentence_whose_speaker_is_not_sure_is_kept_out() -> None:
    """그는 as a speaker needs the sentence before it."""
    reading = read(article("도하늘 본부장은 진하람 원장을 만났다. 그는 “접종을 서둘러 달라”고 당부했다."))
    rulings = sentence_rulings(reading, reading.sentences[1])
    assert "leaning" in {r.rule for r in rulings if r.effect == "bar"}


def test_names() -> None:
    """People by their roles, a family name as the person meant, bodies; each with its particle off."""
    text = (
        "남궁도윤 한빛시장은 17일 류세림 새봄당 의원을 만났다. 남궁 시장은 국토안전원에 점검을 맡겼다."
        " 다온동 주민 표가을(43) 씨는 반겼다."
    )
    found = [(n.excerpt.text, n.key, n.role.text if n.role else "") for n in read(article(text)).names]
    assert found == [
        ("남궁도윤", "남궁도윤", "한빛시장"),
        ("류세림", "류세림", "새봄당 의원"),
        ("새봄당", "새봄당", ""),
        ("남궁", "남궁도윤", "시장"),
        ("국토안전원", "국토안전원", ""),
        ("표가을", "표가을", "다온동 주민"),
    ]


def test_particles() -> None:
    """A noun's particle is taken off; a short noun stays whole."""
    assert [stem(w) for w in ("한빛시는", "국회에서", "다리를", "나라", "정부의")] == [
        "한빛시",
        "국회",
        "다리",
        "나라",
        "정부",
    ]
    assert is_full_name("남궁도윤")
    assert not is_full_name("남궁")


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("독자 여러분 덕분에 십 년을 버텼다.", True),
        ("이 자리를 빌려 독자들께 알린다.", True),
        ("이든반도체는 독자 개발한 장비를 24일 공개했다.", False),
        ("정부는 독자 제재 대상 12명을 추가했다.", False),
    ],
)
def test_the_reader_addressed(text: str, addresses: bool) -> None:
    """독자 alone is "own" as often as it is the reader."""
    assert (SECOND_PERSON.search(text) is not None) is addresses


@pytest.mark.parametrize(
    ("title", "teases"),
    [
        ("다온대교 균열 원인 알고 보니… 충격", True),
        ("한빛시 새 청사에 쓴 돈 ‘충격’", True),
        ("충격! 다온대교 지은 회사의 정체", True),
        ("이든반도체 새 공장 설계 눈길 끌어", True),
        ("눈길 교통사고 12건 잇따라 5명 다쳐", False),
        ("관세 충격에 이든반도체 수출 12% 감소", False),
    ],
)
def test_headlines_that_tease(title: str, teases: bool) -> None:
    """A shock of the economy and a road under snow are news; a shock that is only called so is none."""
    assert ("teaser" in {rule for rule, _, _ in korean_rulings(title, 1, 1)}) is teases


@pytest.mark.parametrize(
    "text",
    [
        "유가족 대표는 “진상을 밝혀야 한다”고 말했다.",
        "피해자 대표는 “보상이 모자란다”고 말했다.",
        "소비자 대표는 “값이 너무 올랐다”고 밝혔다.",
        "노동자 대표는 “안전이 먼저다”라고 말했다.",
        "이재민 대표는 “집이 없다”고 말했다.",
        "이주민 대표는 “차별을 멈춰 달라”고 말했다.",
        "한국인 선수 3명이 나왔다.",
        "전현직 의원 12명이 서명했다.",
        "정치인 후보 4명이 나왔다.",
        "이번주 시장은 금리를 기다렸다.",
        "전세계 시장 점유율이 30%다.",
        "반도체 시장은 12% 커졌다.",
        "부동산 시장은 얼어붙었다.",
        "경기도 의원 5명이 반대했다.",
    ],
)
def test_nouns_before_a_role_are_nobody(text: str) -> None:
    """Three syllables that begin as a family name does are no person where they end as nouns do."""
    reading = read(article(text))
    assert [n.excerpt.text for n in reading.names if n.kind == "person"] == []
    assert all(quote.speaker is None for quote in reading.quotes)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("윤지민 의원은 반대했다.", "윤지민"),
        ("남현주 다온시장은 물러났다.", "남현주"),
        ("표정인 한빛대 교수가 썼다.", "표정인"),
        ("고순자 씨는 반겼다.", "고순자"),
        ("고순자(71) 조합장은 반겼다.", "고순자"),
        ("금보람 유가족 대표가 왔다.", "금보람"),
    ],
)
def test_names_that_end_as_nouns_do(text: str, name: str) -> None:
    """A usual given name, an age in brackets or 씨 tell a name from a noun."""
    people = [n.excerpt.text for n in read(article(text)).names if n.kind == "person"]
    assert people == [name]
