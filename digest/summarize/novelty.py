"""What is new in a sentence: its words by their sense, less those that only report.

Two outlets tell one event in other words: "fell" and "dropped", "births" and "babies born". So words are
compared by their stem, and by a class where news has several words for one thing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from digest.candidates.weights import terms

CLASSES = """
fall drop decline decrease slip slide sink plunge plummet tumble dip slump lower shrink down; rise climb
jump increase surge soar grow gain hike up; kill die dead death fatality deadly perish; hurt injure wound
casualty; vote ballot cast poll; bill legislation measure law act; approve pass back endorse clear adopt;
reject refuse rebuff deny dismiss; block halt stop suspend bar freeze; cancel scrap withdraw pull rescind
revoke reverse overturn; close shut shutter; open launch start begin; quit resign leave exit; oust sack
remove; name appoint pick choose select nominate tap; buy acquire purchase takeover; sell sale; agree
agreement deal accord pact; talk negotiate negotiation meeting meet; fight battle clash; attack assault
strike raid; bomb blast explosion explode; shoot shot gunfire gunman; arrest detain custody; charge indict
accuse accusation; sue lawsuit suit; judge court justice ruling rule verdict decide decision; win victory
triumph beat defeat; lose loss; help aid assist relief; plan proposal propose blueprint; ask request seek
urge; order mandate require requirement; allow permit let authorize; show reveal display; find discover
finding; test trial; hacker hack cyberattack ransomware breach; fire blaze wildfire; flood flooding; storm
hurricane cyclone typhoon; rename replace; baby birth born newborn; job hire payroll employment position;
worker staff; child kid; doctor physician; firm company business corporation manufacturer maker; troop
soldier force; ship vessel boat; aircraft jet; car vehicle; lawmaker senator representative congressman
congresswoman; supervisor councilor council; president president-elect; nation country; cost price; pay
payment; money fund funding cash; tax levy tariff duty; border frontier; immigrant migrant; refugee asylum;
virus coronavirus covid-19 covid pandemic; vaccine jab vaccination vaccinate dose inoculation; case
infection; patient hospitalization; student pupil; school classroom; teen teenager adolescent; woman female;
man male; big large huge massive; top senior; end finish; ban prohibit outlaw; protest demonstration rally
march; campaign bid run race; candidate contender hopeful; expect forecast predict project; probe
investigation investigate inquiry; criticize criticise slam condemn denounce rebuke; fear worry concern;
home house; build construct construction; fine penalty; healthcare health; medicine drug; cut reduce
reduction slash; delay postpone; fix repair; road highway; train rail railway; hour hourslong hours-long;
month monthslong; percent percentage
"""
"""Words of one sense, the classes parted by ";". A word, by its stem, stands in one of them only."""
_REPORTING = frozenset(
    """
    according report announce tell told say said state statement news official spokesman spokeswoman
    spokesperson source press release show data figure week day month year time today yesterday monday
    tuesday wednesday thursday friday saturday sunday morning afternoon evening night late early ago recent
    recently last next new newly soon people including include also already still even make made take taken
    put set come came go went get got give given move sign part number way place thing would may compared
    previous
    """.split()
)
"""Words that a second telling adds without telling more."""
_ENDINGS = re.compile(r"(?:ations?|ions?|ings?|ed|ers?|ors?|ment|ly|es|s|e|y)$")
_IRREGULAR = {
    "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise", "grew": "grow", "shrank": "shrink",
    "sank": "sink", "slid": "slide", "struck": "strike", "fought": "fight", "shot": "shot", "won": "win",
    "lost": "lose", "left": "leave", "began": "begin", "begun": "begin", "chose": "choose",
    "chosen": "choose", "bought": "buy", "sold": "sell", "met": "meet", "beaten": "beat", "sought": "seek",
    "found": "find", "built": "build", "paid": "pay", "shown": "show", "led": "lead", "held": "hold",
    "ran": "run", "women": "woman", "men": "man", "children": "child", "died": "die", "dying": "die",
    "legislator": "lawmaker", "employee": "worker", "employees": "worker", "plane": "aircraft",
    "planes": "aircraft", "police": "cop", "intern": "trainee", "interns": "trainee",
}  # fmt: skip


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    """A word's first letters without its ending: "dropped" and "drop", "reversal" and "reverse"."""
    if not word.isascii() or not word[:1].isalpha():
        return word
    bare = _IRREGULAR.get(word, word)
    cut = _ENDINGS.sub("", bare) if len(bare) > 4 else bare
    cut = cut if len(cut) > 2 else bare
    if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "aeiousl":
        cut = cut[:-1]
    plain = cut.rstrip("ei")
    return (plain if len(plain) > 2 else cut)[:6]


def _classes() -> dict[str, str]:
    groups = enumerate(CLASSES.split(";"))
    return {_stem(word): f"={number}" for number, group in groups for word in group.split()}


_CLASS = _classes()
_REPORTED = frozenset(map(_stem, _REPORTING))


@lru_cache(maxsize=1 << 15)
def senses(text: str) -> frozenset[str]:
    """What the words of a text mean: stems, or the class of words that mean the same."""
    parts = (part for term in terms(text) for part in term.split("-"))
    stems = (_stem(part) for part in parts if len(part) > 1 or part.isdigit())
    return frozenset(_CLASS.get(s, s) for s in stems if s not in _REPORTED)
