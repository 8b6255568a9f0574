"""Korean words: particles off their nouns, and the names of people and bodies.

A person is known by a role beside the name ("남궁도윤 한빛시장", "푸른당 한새벽 원내대표", "진하람 씨");
the family name with a role ("남궁 시장") is the one of that family who is named in full. Only sure names
are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.model import Article, Excerpt, Name, Sentence
from digest.text.spans import Span

HANGUL = re.compile("[가-힣]")
_LATIN = re.compile("[A-Za-z]")

_PARTICLES = """
    께서는 에서는 에게는 으로는 에서도 이라는 이라고 으로도 까지는 부터는 만큼은 에서의 으로의 과의
    와의 께서 에서 에게 한테 으로 까지 부터 처럼 보다 마다 조차 마저 이나 이라 라는 라고 에는 에도
    에만 로는 로도 만은 만이 이며 이고 들은 들이 은 는 이 가 을 를 의 에 로 와 과 도 만 나""".split()
_PARTICLE = re.compile(f"(?:{'|'.join(_PARTICLES)})$")
_FAMILY = (
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방"
    "공현함변염석표금모라마도길연위추소설선어은편맹명기반왕옥육인탁국봉사부복태피경두감"
)
_DOUBLE = "남궁|황보|제갈|사공|선우|서문|독고|동방"
_FULL = re.compile(rf"(?:(?:{_DOUBLE})[가-힣]{{1,2}}|[{_FAMILY}][가-힣]{{2}})")
_BARE = re.compile(rf"(?:{_DOUBLE}|[{_FAMILY}])")
_ROLES = """대통령 총리 부총리 장관 차관 수석 비서관 보좌관 대변인 부대변인 의원 대표 원내대표 최고위원
    위원장 위원 의장 총재 총장 사무총장 사무처장 지사 도지사 시장 군수 구청장 청장 처장 차장 실장
    국장 과장 팀장 부장 본부장 지부장 센터장 원장 소장 관장 단장 서장 교장 교감 회장 부회장 사장
    부사장 이사장 이사 전무 상무 행장 지점장 조합장 이장 통장 대사 특사 영사 교수 박사 연구원
    연구위원 연구관 변호사 검사 판사 의사 약사 간호사 교사 감독 코치 선수 배우 가수 작가 시인 화가
    목사 신부 스님 장군 대령 중령 사령관 활동가 간사 분석가 애널리스트 이코노미스트 디자이너 셰프
    주무관 사무관 서기관 조사관 소방관 경감 경위 경정 총경 선장 기장 반장 상인 점주 주민 시민 학생
    농민 어민 기관사 후보 씨 양 여사""".split()
_LONG_FIRST = sorted(_ROLES, key=len, reverse=True)
_ROLE = re.compile(rf"[가-힣A-Za-z·]*?(?:{'|'.join(_LONG_FIRST)})$")
_PLAIN_ROLES = frozenset("주민 시민 학생 농민 어민 상인 의사 검사 연구원 후보 양 선수 감독 공동대표".split())
"""Words that are other nouns as often: a role only right behind a name."""
_BODY_ENDS = frozenset("시군구청처부당회사팀실대과측들차국법층동면읍")
_NO_BODIES = frozenset(
    """공무원 조합원 구성원 승무원 국회의원 시의원 도의원 구의원 당국자 세입자 전문대 최대 일부 대부분 이번
    자원 한국어 저녁 우리도 아무도 그래도 오히려 이후도 서로도 누구도 정작도 사실상 가능성 과반수 대다수
    무엇도 하나도 조금도 자동차 이사회 유행주의보 방법 불법 합법 위법 대규모 온도 정도 속도 밀도 농도
    각도 빈도 순회 만회 기회 사회 후회""".split()
)
_NO_NAMES = frozenset(
    """이재민 현지인 소재인 반민주 국민주 부동산 원자재 국내외 경기도 강원도 전라도 경상도 남북한 노사정
    임직원 전직원 전문가 이용객 방문객 선수단""".split()
)
_NOUN_ENDS = re.compile("[자족계세체직생민인주]$")
"""How nouns of three syllables end that begin as a name does: 유가족, 피해자, 정치인, 반도체."""
_GIVEN_ENDS = re.compile(
    "[지수경정상영성재동현종철형혜승태규하효준창용병석세]민$|[정종혜다재현서]인$|[현은영민연경혜윤희정]주$"
)
"""Given names that end so, too."""
_CALLED = frozenset("씨 양 여사".split())
"""Of nobody but a person."""
_BODIES = """
    특별시 광역시 시 군 구청 시청 도청 경찰청 경찰서 소방서 검찰청 법원 의회 국회 위원회 협회 학회 연맹
    연합회 상공회의소 본부 부 청 처 당 노조 노동조합 대학교 대학 병원 은행 공사 공단 재단 센터 연구원
    연구소 안전원 그룹 전자 건설 반도체 제약 바이오 증권 보험 통신 신문 방송 공항 대교 산업단지 산단
    영화제 박람회 특별법 개정안 지하철""".split()
_BODY = re.compile(rf"[가-힣A-Z]{{1,10}}(?:{'|'.join(_BODIES)})$")
_WORD = re.compile(r"[^\s“”\"‘’'「」『』()\[\]{}<>,.;:!?…·ㆍ]+")
_WHOLE = re.compile(
    r"(?:학과|소아과|내과|외과|안과|치과|피부과|이비인후과|수사과|정책과|지원과|관리과|안전과|지킴이|어린이|도우미|마을)$"
)
"""Nouns that end as if a particle stood there."""
_MODIFIES = re.compile(
    r"(?:[한된은는던할될인온난간진낸힌린친킨긴른쓴준본]|[며고서면자]|\d[일월년시분]|이날|오전|오후|이어|또)$"
)
"""What may stand before a name: a verb that tells of it, another clause, a time."""
_BETWEEN = re.compile(r"(?:\(\d{1,3}(?:[·,][^()]{1,12})?\))?\s?")
_NOT_BETWEEN = frozenset("정부 행정부 측 캠프 시절 당시 전 및 등 대한 관련 위한 같은".split())
_WIDEST = 4
"""Words between a name and the role that goes with it."""
_LEAST_BODY = 3


def is_korean(text: str) -> bool:
    """Whether more of a text is Hangul than Latin."""
    hangul = len(HANGUL.findall(text))
    return hangul > 0 and hangul * 2 > len(_LATIN.findall(text))


def stem(word: str) -> str:
    """A noun less its particle ("한빛시는" → "한빛시"); of a short word nothing is taken."""
    found = _PARTICLE.search(word)
    return word[: found.start()] if found and found.start() >= 2 else word


def is_full_name(name: str) -> bool:
    """Whether a name in Hangul has family and given name."""
    return _FULL.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a sentence: its place, the word less its particle, and whether it had one."""

    start: int
    end: int
    plain: str
    bare: bool
    touches: bool
    """Whether only a blank, or an age in brackets, stands between it and the word before."""


def find_korean_names(article: Article, sentences: Sequence[Sentence]) -> list[Name]:
    """The people and bodies that the Korean sentences of `article` name, in order."""
    people: list[tuple[Span, str, Span | None]] = []
    families: list[tuple[Span, Span]] = []
    bodies: list[tuple[Span, str]] = []
    for sentence in sentences:
        words = list(_words(article.text, sentence.excerpt.start, sentence.excerpt.end))
        for at, word in enumerate(words):
            found = _person(words, at)
            if found:
                people.append(found)
            elif at and _is_family(words, at):
                families.append(
                    ((words[at - 1].start, words[at - 1].end), (word.start, _end(word, _role_of(word))))
                )
            elif _is_body(word):
                bodies.append(((word.start, word.start + len(word.plain)), word.plain))
    people += _again(article.text, sentences, {key for _, key, _ in people}, {span for span, _, _ in people})
    people.sort()
    named = [_name(article, span, "person", key, role) for span, key, role in people]
    named += [
        _name(article, span, "person", key, role)
        for span, key, role in _joined(article.text, families, people)
    ]
    taken = [n.excerpt for n in named]
    held = [_name(article, span, "other", key, None) for span, key in bodies]
    named += [n for n in held if not any(n.excerpt.meets(e) for e in taken)]
    return sorted(named, key=lambda n: (n.excerpt.start, n.excerpt.end))


def _name(article: Article, span: Span, kind: str, key: str, role: Span | None) -> Name:
    return Name(
        excerpt=Excerpt.of(article, *span),
        kind="person" if kind == "person" else "other",
        key=key,
        role=Excerpt.of(article, *role) if role else None,
    )


def _words(text: str, start: int, end: int) -> Iterator[_Word]:
    last = start
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        if HANGUL.search(word):
            plain = _plain(word)
            touches = match.start() == last or _BETWEEN.fullmatch(text, last, match.start()) is not None
            age = match.start() > 0 and text[match.start() - 1] == ")"
            yield _Word(match.start(), match.end(), plain, plain == word, touches or age)
        if not word.isdigit() or text[match.start() - 1 : match.start()] != "(":
            last = match.end()


def _plain(word: str) -> str:
    """A role, a full name or another noun without its particle: "씨는" → "씨"."""
    found = _PARTICLE.search(word)
    short = word[: found.start()] if found else ""
    if short and (short in _ROLES or (len(short) > 1 and is_role(short))):
        return short
    return word if _FULL.fullmatch(word) or _WHOLE.search(word) else stem(word)


def is_role(word: str) -> bool:
    """Whether a word in Hangul ends in what a person is: 의원, 한빛시장, 사무국장."""
    return _ROLE.match(word) is not None


def _role_of(word: _Word) -> str:
    """The word as a role, a particle taken off ("의원은" → "의원"); "" where it is none."""
    return word.plain if is_role(word.plain) else ""


def _person(words: Sequence[_Word], at: int) -> tuple[Span, str, Span | None] | None:
    """The person whose role `words[at]` is: the name right before it, or before the body that it heads."""
    role = _role_of(words[at])
    if not role or not at or not words[at].touches:
        return None
    before = words[at - 1]
    doubtful = role in _PLAIN_ROLES and _PARTICLE.search(before.plain) is not None
    if before.bare and _is_named(before.plain) and not doubtful and _is_person(before, words[at], role):
        span = before.start, before.end
        return span, before.plain, _role_span(words, at, role)
    if role in _PLAIN_ROLES:
        return None
    for back in range(2, _WIDEST + 2):
        first = at - back
        if first < 0 or not words[first + 1].touches or not words[first + 1].bare:
            return None
        if words[first + 1].plain in _NOT_BETWEEN:
            return None
        name = words[first]
        sure = _is_named(name.plain) and _is_person(name, words[first + 1], role)
        if name.bare and sure and _starts_phrase(words, first):
            return (name.start, name.end), name.plain, (words[first + 1].start, _end(words[at], role))
    return None


def _role_span(words: Sequence[_Word], at: int, role: str) -> Span | None:
    """The role right behind the name; of one who is only "씨", what stands before it ("한빛소아과 원장")."""
    if role not in _CALLED:
        return words[at].start, _end(words[at], role)
    first = at - 2
    if first < 0 or not words[at - 1].touches or not words[first].bare or not is_role(words[first].plain):
        return None
    begin = first
    if first and words[first].touches and words[first - 1].bare:
        begin = first - 1
    return words[begin].start, words[first].end


def _end(word: _Word, role: str) -> int:
    return word.start + len(role)


def _is_named(word: str) -> bool:
    """Whether a word can be a full name: no body, no role, no common noun."""
    return (
        _FULL.fullmatch(word) is not None
        and word[-1] not in _BODY_ENDS
        and not is_role(word)
        and word not in _NO_BODIES
    )


def _is_person(name: _Word, following: _Word, role: str) -> bool:
    """Whether the word is no noun ("유가족 대표"), or an age in brackets or 씨 says that it is a name."""
    if role in _CALLED or following.start - name.end > 1:
        return True
    noun = _NOUN_ENDS.search(name.plain) is not None and _GIVEN_ENDS.search(name.plain) is None
    return not noun and name.plain not in _NO_NAMES


def _starts_phrase(words: Sequence[_Word], at: int) -> bool:
    before = words[at - 1]
    return at == 0 or not words[at].touches or not before.bare or _MODIFIES.search(before.plain) is not None


def _is_family(words: Sequence[_Word], at: int) -> bool:
    """ "남궁 시장": a family name alone, right before a role."""
    before = words[at - 1]
    return bool(_role_of(words[at])) and words[at].touches and _BARE.fullmatch(before.plain) is not None


def _is_body(word: _Word) -> bool:
    plain = word.plain
    return len(plain) >= _LEAST_BODY and plain not in _NO_BODIES and _BODY.fullmatch(plain) is not None


def _again(
    text: str, sentences: Sequence[Sentence], known: set[str], held: set[Span]
) -> Iterator[tuple[Span, str, Span | None]]:
    """The places where a person is named in full without a role."""
    if not known:
        return
    names = re.compile(
        rf"(?<![가-힣])(?:{'|'.join(sorted(known))})(?:(?:{'|'.join(_PARTICLES)})?(?![가-힣]))"
    )
    for sentence in sentences:
        for found in names.finditer(text, sentence.excerpt.start, sentence.excerpt.end):
            key = next(name for name in sorted(known, key=len, reverse=True) if found[0].startswith(name))
            span = found.start(), found.start() + len(key)
            if span not in held:
                yield span, key, None


def _joined(
    text: str, families: Sequence[tuple[Span, Span]], people: Sequence[tuple[Span, str, Span | None]]
) -> Iterator[tuple[Span, str, Span | None]]:
    """Each family name as the person whom it means: of the same role if one is, last named before it."""
    for span, role in families:
        family = text[span[0] : span[1]]
        same = [(place, key, said) for place, key, said in people if key.startswith(family) and key != family]
        suits = [p for p in same if p[2] and text[slice(*p[2])].endswith(_last_role(text[slice(*role)]))]
        near = [p for p in suits or same if p[0] < span] or (suits or same)[:1]
        if near and (suits or len({key for _, key, _ in same}) == 1):
            yield span, near[-1][1], role if suits else None


def _last_role(word: str) -> str:
    plain = word if is_role(word) else stem(word)
    return next((role for role in _LONG_FIRST if plain.endswith(role)), plain)
