"""The editorial rules' word lists for Korean sentences and headlines."""

from __future__ import annotations

import re

from digest.text.korean import is_role, stem

_FIRST = frozenset(
    """그러나 하지만 그런데 그래서 따라서 이에 이와 이어 이어서 또 또한 한편 특히 아울러 다만 반면 반면에
    그럼에도 게다가 더구나 이밖에 이외에 이를 이는 이로 이로써 이때 이로 그는 그녀는 그가 그녀가 그도 그의
    그들은 그들이 그들의 이들은 이들이 이들의 이같은 이런 이러한 그런 그러한 당시 당시에는 앞서 해당
    여기에 이곳은 이곳에
    이곳에서 그곳에서 이처럼 이렇게 나아가 즉 결국 실제로 예컨대 왜냐하면 그리고 그러자 그러면서
    그러면서도 그러면
    그렇지만 물론 반대로 대신 나머지 나머지는 양측은 양측이 둘은 둘 모두 이후 이후에는 그러다 그중 이중 이에
    이로 인해 그러니 그래도 이것은 이것이 그것은 그것이 저는 그 이 저 같은""".split()
)
_TWO = re.compile(
    r"(?:두 (?:사람|회사|기관|나라|정상|의원)|세 사람|양 (?:측|사|국|팀)|이들 \S+)(?:은|는|이|가|의)\s"
)
_THIS = re.compile(r"이번\s(?!주|달|주말|학기|시즌|여름|겨울|가을|봄|대선|총선)\S")
_TIME = re.compile(r"(?:이|그|저)\s(?:달|해|날)(?:\s|에|부터|까지)")
_BARE = frozenset(
    """시 도 군 구 당 법 회사 노조 협회 공사 공단 본부 당국 정부측 재판부 위원회 상의 조합 단체 업체
    학교 병원 은행 기업
    법안 개정안 계획 조치 사업 행사 대회 회의 사고 시장 군수 지사 대표 장관 의원 교수 위원장 사장 회장
    원장""".split()
)
_SUBJECT = re.compile(r"(?P<noun>[가-힣]{1,4})(?:은|는|이|가|에 따르면|의)\s")
FIRST_PERSON = re.compile(
    r"(?<![가-힣])(?:나는|저는|내가|제가|우리는|우리가|필자는|필자가|나의|우리의)(?=\s)"
)
SECOND_PERSON = re.compile(r"(?<![가-힣])(?:(?:여러분|당신)(?:은|이|의|께|들)?|독자들께)(?=\s)")
"""독자 alone is "own" as often as it is "reader"."""
JUDGMENT = re.compile(
    r"(?:충격적|놀랍게도|안타깝게도|다행히|이례적으로|노골적|뻔뻔|어처구니|황당|두말할 나위|눈길을 끈다"
    r"|주목된다|관심이 쏠린다|화제다"
    r"|귀추가 주목|물의를 빚|도마에 올랐|논란이 예상)"
)
ASKED = re.compile(r"(?:질문|물음)에|묻자|물었더니|물음에는")
LEAST_PULL, MOST_PULL = 4, 30
"""Words of a quotation that can stand alone; a Korean word holds what English needs two for."""
LEAST_WORDS = 3


def leans(text: str) -> str | None:
    """The words by which a Korean sentence leans on the one before it, or None."""
    words = text.split()
    if not words:
        return None
    first = words[0].rstrip(",")
    if first in ("이", "그") and len(words) > 1 and is_role(stem(words[1])):
        return None
    if _TIME.match(text):
        return first
    pointed = _TWO.match(text) or _THIS.match(text)
    return first if first in _FIRST else pointed[0].strip() if pointed else None


def bare_subject(text: str) -> tuple[str, ...]:
    """A common noun that opens a sentence as its subject and is nobody's name: "시는", "노조는"."""
    found = _SUBJECT.match(text)
    return (found["noun"],) if found and found["noun"] in _BARE else ()
