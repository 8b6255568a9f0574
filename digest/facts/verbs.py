"""Verb forms that the rules for clauses, tense and titles look up. Lower case, English."""

from __future__ import annotations

_IRREGULAR = """
be was been; become became become; begin began begun; bear bore borne; beat beat beaten; bind bound bound;
bring brought brought; build built built; burn burnt burnt; buy bought bought; catch caught caught; choose
chose chosen; come came come; cut cut cut; deal dealt dealt; do did done; draw drew drawn; drive drove
driven; eat ate eaten; fall fell fallen; feel felt felt; fight fought fought; find found found; flee fled
fled; fly flew flown; forbid forbade forbidden; forget forgot forgotten; freeze froze frozen; get got
gotten; give gave given; go went gone; grow grew grown; hang hung hung; have had had; hear heard heard; hide
hid hidden; hit hit hit; hold held held; hurt hurt hurt; keep kept kept; know knew known; lay laid laid;
lead led led; leave left left; lend lent lent; let let let; lose lost lost; make made made; mean meant
meant; meet met met; pay paid paid; put put put; quit quit quit; read read read; ride rode ridden; rise rose
risen; run ran run; say said said; see saw seen; seek sought sought; sell sold sold; send sent sent; set set
set; shake shook shaken; shoot shot shot; show showed shown; shrink shrank shrunk; shut shut shut; sink sank
sunk; sit sat sat; sleep slept slept; speak spoke spoken; spend spent spent; split split split; spread
spread spread; stand stood stood; steal stole stolen; strike struck struck; swear swore sworn; sweep swept
swept; swim swam swum; take took taken; teach taught taught; tear tore torn; tell told told; think thought
thought; throw threw thrown; undergo underwent undergone; understand understood understood; uphold upheld
upheld; wear wore worn; win won won; withdraw withdrew withdrawn; withhold withheld withheld; write wrote
written; sing sang sung; drink drank drunk; ring rang rung; spring sprang sprung; swing swung swung; cling
clung clung; dig dug dug; feed fed fed; bite bit bitten; blow blew blown; break broke broken; breed bred
bred; creep crept crept; bend bent bent; bet bet bet; cost cost cost; spin spun spun; stick stuck stuck;
weep wept wept; slide slid slid; bid bid bid; wake woke woken; arise arose arisen; overcome overcame
overcome; oversee oversaw overseen; overtake overtook overtaken; undertake undertook undertaken; rebuild
rebuilt rebuilt; mistake mistook mistaken
"""

_REGULAR = """
abandon abolish abstain accept accuse achieve acknowledge acquire act add address adjourn adjust admit adopt
advance advertise advise affect agree aid aim air allow amend animate announce answer appeal appear apply
appoint approve argue arm arrest arrive ask assess assist assure attack attempt attend auction average award
back ban bar battle believe benefit blame block board bolster bomb boost borrow boycott brief broadcast call
cancel cap capture carry cast cease celebrate chair challenge change charge check claim clash clear close
co-host coach collapse collect combat comment commit compare compete complete conclude conduct confirm
confront connect consider consist consult contain continue contribute control convene convert cook cooperate
count counter cover crack crash create criticize cross crown curb damage debate debut decide declare decline
decrease deepen defeat defend delay deliver demand demolish deny depart depend deploy deport design destroy
detain determine develop die dip disclose discuss dismiss dispatch display dissolve ditch donate double
downgrade draft drop dump earn ease elect eliminate embrace emerge employ enable end enforce enter erase
escape establish evacuate examine exceed exchange execute exempt exercise expand expect expel explain
explode explore export express extend eye face fail fast-track file fill finalize fine finish fire fix focus
follow force form free front fund gain gather grant grill guarantee guide hail halt hand handle happen help
hike hint hire honor hope host house hunt identify impose improve include increase indict ink inspect
install intend introduce invade invest investigate invite involve issue jail join jump kick kidnap kill lack
land last launch learn lift limit link list live load look lower maintain manage march mark merge mobilize
monitor mourn move mull name near need negotiate nominate note notify observe offer open operate oppose
order organize oust outline overhaul overturn own participate pass patrol pause perform permit persuade pick
pitch place plan play plead pledge plunge point postpone power praise predict premiere prepare present press
prevent probe proceed process produce prohibit project promise promote propose prosecute protect protest
prove provide publish punish purchase push question quiz raid raise ratify reach react reap reboot recall
receive recognize recommend reconsider record recover redraw reduce reform refund refuse reinstate reject
relax release relocate remain remake remove rename renew reopen repair repeal repeat replace reply report
represent request rescue resettle resign resist resolve respond restart restore restrict result resume
retain retire retry return revamp reveal review revise revisit revive revoke reward roll ruin rule sack sail
sanction save scale schedule scrap scrub search secure seize sentence serve settle share shed shell shift
ship sign skip slash slow snub soar solve spark spell sponsor spur stage star start state stay step stop
store storm streamline strengthen stress strip study submit succeed sue suffer suggest supply support surge
surrender survive suspend swap tackle talk tap target tax test testify threaten tie tighten top total tour
tout trade train transfer travel treat trial trigger try tumble turn undo unify unite unlock unveil unwind
update upgrade urge use vacate vaccinate vary veto vie visit voice vote vow wait walk want warn watch weaken
wed weigh welcome widen wind withstand work worry wound yield
"""

_NOUN_LIKE = """
acts addresses advances aids aims airs airs appeals arms arrests attacks attempts auctions awards backs bans
bars battles benefits blocks boards boosts boycotts broadcasts calls challenges changes charges checks
claims clashes combats comments controls counters covers crashes cuts damages deals debates debuts declines
decreases delays demands designs displays drafts draws drops eases ends escapes exchanges exercises exports
faces falls files fills fights fines finds fires flies focuses forces forms funds gains guarantees guides
halts hands helps hikes hints hits holds honors hopes hosts hurts increases issues jumps kicks lands lasts
launches leads leaves lifts limits links lists lives loads looks losses makes marches marks means meets
monitors moves names needs notes offers opens orders passes patrols pauses pays permits places plans plays
pledges points presents presses probes processes produces promises protests purchases pushes puts questions
raids raises reads recalls records releases repairs repeals repeats replies reports requests rescues results
returns reviews rides rises rolls rules runs sails sanctions saves scales schedules searches sees sells
sentences serves sets shakes shares shifts ships shows shots signs sits skips sleeps slows splits spreads
stages stands starts states stays steps stops stores storms stresses strikes strips studies supplies
supports surges sweeps swims takes talks targets taxes tears tests throws tops tours trades trains transfers
travels treats tries triggers turns updates upgrades uses vetoes views visits voices votes vows waits walks
wants watches wins works worries wounds writes yields
"""

REPORT = frozenset(
    """
    said says say told tells added adds announced announces confirmed confirms claimed claims reported
    reports stated noted notes revealed reveals showed shows estimated estimates warned warns explained
    found finds acknowledged argued believes believed declared disclosed hinted indicated insisted
    suggested wrote predicted stressed emphasized pointed replied admitted denied denies testified
    quoted
    """.split()
)
"""Verbs after which a clause tells what somebody said."""

PREPOSITIONS = frozenset(
    """
    of in on at by for from with to into over under about against among amid between across during through
    toward towards upon within alongside beyond near per than without despite following including along
    behind below above off onto out up down past since till via around inside outside throughout excluding
    except
    """.split()
)
LIGHT = frozenset(
    """
    include includes included including have has had having be is are was were been being feature
    features featured hold holds held comprise comprises comprised involve involves involved contain
    contains see sees saw remain remains remained total totals totaled
    """.split()
)
"""Verbs that say no more of a number than that it is there."""

AUXILIARIES = frozenset(
    """
    is are was were am has have had do does did will would can could may might must shall should won’t
    won't isn’t isn't aren’t aren't wasn’t wasn't weren’t weren't hasn’t hasn't haven’t haven't hadn’t
    hadn't don’t don't doesn’t doesn't didn’t didn't wouldn’t wouldn't can’t can't couldn’t couldn't
    """.split()
)


def _third(base: str) -> str:
    if base in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[base]
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"


_FORMS = [entry.split() for entry in _IRREGULAR.split(";")]
BASE = frozenset(form[0] for form in _FORMS) | frozenset(_REGULAR.split())
"""The plain form, as it stands after "to"."""
PAST = frozenset(form[1] for form in _FORMS) | frozenset(map(_past, _REGULAR.split())) | {"were", "shut"}
THIRD = frozenset(map(_third, BASE))
"""Third persons, those that look like plural nouns with them."""
PRESENT = THIRD - frozenset(_NOUN_LIKE.split())
"""Third persons that are seldom plural nouns."""

_NOT_PAST = frozenset(
    """
    need indeed speed hundred red feed seed deed breed bed shed embed exceed proceed succeed united led
    sacred naked weed greed bleed freed agreed-upon so-called unexpected limited alleged supposed armed
    """.split()
) | {
    "limited",
    "cut",
    "let",
    "put",
    "set",
    "hit",
    "cost",
    "read",
    "spread",
    "split",
    "hurt",
    "quit",
    "shut",
    "beat",
}


def is_past(word: str) -> bool:
    """Whether a lower-case word is (or looks like) a past form: "said", "confirmed"."""
    return (word in PAST and word not in _NOT_PAST) or _looks_past(word)


def _looks_past(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST


def is_finite(word: str) -> bool:
    """Whether a lower-case word can be the verb of a clause."""
    return word in AUXILIARIES or word in PRESENT or word in PAST or _looks_past(word)
