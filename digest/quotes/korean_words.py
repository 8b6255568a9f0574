"""Forms of Korean quotation: endings behind the marks, verbs of saying, topics, nameless speakers."""

from __future__ import annotations

import re

from digest.quotes.stretches import FILLED


def _any(words: str) -> str:
    """An alternation of words; "_" stands for a blank in one."""
    return "|".join(words.split()).replace("_", r"\s")


_NOUNS = _any(
    """것 게 건 말 입장 주장 지적 설명 평가 취지 반응 목소리 얘기 이야기 비판 분석 생각 뜻 의견 방침 판단
    진단 전망 해명 답변 당부"""
)
TAIL = re.compile(
    r"\s?(?:(?P<quoted>이?라고(?:도|는)?|고(?:도|는)?|하고|이?라)(?=[\s,.]|$)"
    r"|(?P<linked>이?라며|며|이?라면서|면서|이?라더니|이?라던)(?=[\s,]|$)"
    rf"|(?P<noun>이?라는|는|이?란)(?=\s?(?:{_NOUNS})))"
)
"""What makes words between marks somebody's: "라고", "며", "는 것"."""
_DONE = _any(
    """말 설명 지적 주장 강조 비판 반박 답 답변 토로 호소 당부 경고 요청 촉구 제안 회상 평가 분석 전망 예상
    약속 다짐 언급 진단 우려 소개 축하 격려 질타 반발 항의 환영 요구 주문 지시 선언 발표 해명 사과 부인
    인정 일축 반문 하소연 고백 증언 진술 질문 귀띔 조언 추정 판단 자평 논평 성토 역설 확언 단언 장담
    공언 예고 통보 공지 시사 기대 자신 당당 첨언 응수 화답 맞받 되받 탄식 한탄 애도 위로 공약"""
)
_OTHERS = _any(
    """썼 적었 물었 되물었 외쳤 털어놨 털어놓 내다봤 내다보 꼬집었 힘줬 웃었 울먹였 맞섰 맞받았 받아쳤
    잘라 입을_모았 목소리를_높였 선을_그었 각을_세웠 고개를 쏘아붙였 타일렀 알렸 알려 남겼 올렸 적혀
    되뇌 읊조 이었다 이어갔 운을_뗐 말문"""
)
_PLAIN = _any("했다 했습니다 한다 합니다 했고 했으며 했지만 했는데 하자 하면서 했던")
CUE = re.compile(
    rf"(?:{_DONE})(?:했|한|하|해|됐)[가-힣]{{0,4}}|밝[혔히힌][가-힣]{{0,4}}|덧붙[였이인여][가-힣]{{0,4}}"
    r"|전[했한하해](?:다|습니다|고|며|면서)"
    rf"|(?<![가-힣])(?:{_OTHERS})[가-힣]{{0,4}}|(?<![가-힣])(?:{_PLAIN})"
)
_SPEECH = _any("말 설명 주장 지적 이야기 얘기 전언 분석 진단 평가 하소연 토로 당부 입장 판단 생각 의견")
_IS = "(?:이다|이었다|입니다|다)(?![가-힣])"
TELLS = re.compile(rf"\s?(?P<who>[^\n,.]{{1,40}}?)의\s(?:{_SPEECH}){_IS}")
"""Behind the marks: "홍 교수의 말이다"."""
NOUN_WHO = re.compile(rf"(?:것이|게|건|것은)\s(?P<who>[^\n,.]{{1,40}}?)의?\s(?:{_SPEECH}){_IS}")
SUBJECT = re.compile(
    rf"(?P<who>[^\s{FILLED}“”\"「」『』,.]{{1,30}}?)"
    rf"(?P<particle>께서는|께서|측은|측이|은|는|이|가|도)(?=\s|[{FILLED},]|$)"
)
PRONOUN = frozenset("그 그녀".split())
MANY = frozenset("그들 이들 저들".split())
_NAMELESS = _any(
    """관계자 당국자 소식통 참석자 목격자 전문가 주민 시민 유족 유가족 누리꾼 네티즌 이용자 승객 학부모
    직원 담당자 실무자 인사 한_명 씨 양 군 여성 남성 노인 어르신 상인 점주 농민 어민 학생 관리 측근
    제보자 피해자 측 [A-Z]씨"""
)
NAMELESS = re.compile(rf"(?:{_NAMELESS})들?$")
_BODIES = _any(
    """정부 당국 경찰 검찰 노조 법원 재판부 대법원 헌재 회사 공사 협회 본부 위원회 대통령실 청와대 국회
    여당 야당 여야 업체 은행 단체 연맹 재단 학교 병원 소방 군"""
)
BODY = re.compile(rf"(?:{_BODIES}|[가-힣]{{2}}(?:시|도|구|청|부|처|원|당|측|사))$")
GOES_ON = re.compile(
    r"(?:(?:이어|이어서|또|또한|특히|아울러|그러면서|그러면서도|다만|나아가|이와 함께|이와 관련해|그리고)"
    r"\s?,?\s?)?"
)
"""How a sentence begins that goes on with the same speaker: with the marks, or "이어"."""
EMBEDDED = re.compile(r"(?:다|라)고\s")
"""Somebody tells what another said: "말했다고 전했다"."""
ENDS = re.compile(r"(?:다|요|죠|까|라|자|네|지|오|나|군|걸|래|게|데|야|어|[인은는던]가)[.!?…~]*$|[.!?…]$")
"""How a whole clause ends, written or spoken."""
VIA = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<via>[가-힣A-Za-z0-9]*(?:통신|신문|일보|방송|뉴스|TV|라디오|타임스|저널|[A-Z]{2,6}))"
    r"(?:와|과)의\s(?:전화\s)?(?:인터뷰|통화)"
)
CALLED = re.compile(r"(?:\([^()]{1,16}\))?\s?(?:씨|양|군|여사|옹)(?![가-힣]{2})")
