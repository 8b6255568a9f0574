"""How names sound: Hangul in Latin letters, and what the spellings of one name have in common."""

from __future__ import annotations

import re

_FIRST = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
_MIDDLE = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_LAST = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")
FAMILY = {
    "lee": "i", "rhee": "i", "yi": "i", "park": "bak", "choi": "choe", "kim": "gim", "moon": "mun",
    "yoon": "yun", "jung": "jeong", "chung": "jeong", "chun": "jeon", "cho": "jo", "oh": "o",
    "woo": "u", "roh": "no", "lim": "im", "ahn": "an", "shin": "sin", "kwon": "gwon", "kang": "gang",
    "koo": "gu", "noh": "no", "paik": "baek", "sung": "seong",
}  # fmt: skip
"""Korean family names as English prints them → as the Revised Romanization does."""
_SOUNDS = (
    ("eo", "o"), ("eu", "u"), ("ae", "e"), ("oe", "e"), ("oo", "u"), ("ee", "i"), ("ou", "u"), ("ch", "j"),
    ("sh", "s"), ("k", "g"), ("p", "b"), ("t", "d"), ("l", "r"), ("h", ""), ("y", ""), ("w", ""),
)  # fmt: skip
PLACES = {
    "러시아": "russia", "미국": "us", "중국": "china", "일본": "japan", "북한": "northkorea",
    "한국": "southkorea", "영국": "britain", "독일": "germany", "프랑스": "france",
    "우크라이나": "ukraine", "이스라엘": "israel", "이란": "iran", "인도": "india",
    "유럽연합": "europeanunion", "베트남": "vietnam", "대만": "taiwan", "모스크바": "moscow",
    "베이징": "beijing", "워싱턴": "washington", "도쿄": "tokyo", "평양": "pyongyang", "서울": "seoul",
    "부산": "busan", "캐나다": "canada", "호주": "australia", "브라질": "brazil", "멕시코": "mexico",
    "터키": "turkey", "유엔": "unitednations", "푸틴": "putin", "트럼프": "trump",
    "시진핑": "xijinping", "젤렌스키": "zelensky", "크렘린": "kremlin",
}  # fmt: skip
"""Places and people of the world's news in Korean, whose names don't sound alike or count for less."""


def romanised(word: str) -> str:
    """Hangul in the Revised Romanization, syllable by syllable: "고흥" → "goheung"."""
    return "".join(_syllable(ord(letter) - 0xAC00) for letter in word)


def _syllable(number: int) -> str:
    first, rest = divmod(number, 588)
    middle, last = divmod(rest, 28)
    return _FIRST[first] + _MIDDLE[middle] + _LAST[last]


def sounded(name: str) -> str:
    """A romanised name without what spellings differ in: k is g, eo is o, h is silent."""
    for printed, sound in _SOUNDS:
        name = name.replace(printed, sound)
    return re.sub(r"(.)\1+", r"\1", name)
