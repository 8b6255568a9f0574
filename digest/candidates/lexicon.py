"""Word lists of the editorial rules (English)."""

from __future__ import annotations

import re

LEANING_FIRST = frozenset(
    "he she it they his her hers its their theirs him them this that these those such both"
    " but and or so yet nor however meanwhile still instead then also too besides moreover furthermore"
    " therefore thus otherwise nevertheless nonetheless additionally another others elsewhere similarly"
    " likewise conversely consequently accordingly afterwards afterward later earlier separately further"
    " hence here".split()
)
LEANING_WITHIN = frozenset("however also too another further then latter".split())
_COUNTS = r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|most|many|several|none|half|each"
LEANING_PHRASE = re.compile(
    r"(?:in addition|in contrast|by contrast|on the other hand|as a result|for example|for instance"
    r"|the former|the latter|the other|the same|the move|the moment (?:came|comes)|at the same time"
    r"|on top of that|in response|in turn"
    r"|after that|because of (?:this|that)|despite (?:this|that)|a further|a second|a third|more than that"
    r"|as such|of these|(?:behind|beside|above|below|under|before|after|around|near|with|without|for|among"
    r"|inside|beyond|between|next to|in front of) (?:it|them|him|her|this|that|these|those)\b"
    r"|(?:all|both|most|some|many|none|each|one|two|several|few|neither|either) of (?:them|these|those|it)\b"
    r"|(?:first|firstly|second|secondly|third|finally|lastly)(?=,)|of the (?:\d[\d,]*|two|three|four|five)\b"
    r"|(?:soon|shortly|not long) after(?:wards?)?(?=,)|(?:on|in|among|to) the [a-z]+ (?:is|are|was|were)\b"
    r"|if (?:it|he|she|they|so|not)"
    r"|an? (?:day|week|month|year|hour|night)s? (?:earlier|later|before|after)"
    r"|(?:days|weeks|months|years|hours|minutes) (?:earlier|later)"
    r"|the (?:next|following|previous) (?:day|week|month|year|morning|night)|at the time(?= *,)"
    rf"|now(?=,)|(?:{_COUNTS}) of the (?:{_COUNTS})(?! [a-z]+ (?:of|in|on|at|that|who|which)\b)"
    r"|(?:\w+ ){0,3}(?:has|have|had) since\b(?! (?:\d+|the|last|early|late|mid|at)\b)"
    r"|(?:officials|residents|people|those|police|authorities|leaders|workers) there)\b",
    re.IGNORECASE,
)
_TIME_WORDS = "|".join(
    """by on in at since until after before during around late early earlier last next this all every over
    throughout from the a an past same days? weeks? months? years? hours? morning afternoon evening night
    weekend time end of january february march april may june july august september october november december
    today yesterday now currently eventually overall initially again as expected so far asked when
    (?:mon|tues|wednes|thurs|fri|satur|sun)day \\d{1,4}""".split()
)
LEANING_FRONT = re.compile(
    rf"(?:(?:{_TIME_WORDS}),? ){{1,7}}(?:he|she|it|they)(?=\s)"
    r"|(?:asked|when asked)\b[^,]{0,60}, (?:he|she|they)(?=\s)"
    r"|(?:in|at|on|during|after|before|with|for|from|under|by|through|despite|while|when|since|following"
    r"|over|throughout|as)\b(?-i:[^,A-Z“\"]{2,60}), (?:he|she)(?=\s)",
    re.IGNORECASE,
)
"""A day, a time or words without a name in front, then a pronoun that nothing in the sentence has named."""
SAID_BY_PRONOUN = re.compile(
    r", (?:he|she|they) (?:also |later )?(?:said|says|added|told|wrote|noted|explained|warned)\b"
)
"""Behind what is told, who told it."""
_NO_SUBJECT = (
    "the|an?|my|your|his|her|its|our|their|this|that|these|those|all|any|every|no|one|it|me|us|him|them|you"
    "|what|how|who|whom|whose|which|why|where|when|if|whether|sure|to|and|or|but|as|than|until|while|after|before"
    "|since|because|though"
)
_NOUN_LED = (
    rf"(?:(?!(?:{_NO_SUBJECT})\b)[\w’'-]+ ){{1,5}}"
    r"(?:will|was|were|had|rose|fell|grew|shrank|sank|began|became|came|went|took|gave|drew|broke)\b"
)
"""The rest of a subject, and its verb: "(Check) fraud rose", "(Stop) signs will"."""
IMPERATIVE = re.compile(
    r"(?:(?i:consider|imagine|remember|let[’']?s?|think|forget|don[’']t|see|recall|expect|suppose|look)\s+"
    r"|(?i:take|try|make|keep|talk|go|get|give|read|click|watch|stop|ask|picture|compare|enter|check|listen)\s+"
    rf"(?!{_NOUN_LED}))(?!(?:of|and|or)\b)(?=[a-z\d]|[\w’'.&-]+(?: [A-Z][\w’'.&-]+)*[’']s?\s)"
)
"""A verb in front that bids; no name ("Give Kids a Chance"), and no noun that its verb follows."""
LEANING_LATE = re.compile(
    r"(?:[\w’'.-]+ ){1,4}?[\w’'-]+, (?:an?|the|who|which|[a-z]+)\b[^,;:“\"]{2,70}, (?P<word>also|too|then)\b"
)
"""Behind an insertion after the subject: "Ana Berg, a member of the council, also welcomed …"."""
NAMED_LATER = re.compile(
    r"(?:\s[–—-]|[,;])\s+(?:(?:but|and|as|when|while) )?[A-Z][\w’'-]+ [A-Z][\w’'-]+"
    r" (?:is|was|has|had|will|[a-z]+ed)\b"
)
"""The clause in which the sentence itself names whom its pronoun means."""
POINTING = re.compile(
    r"\b(?:of|for|in|on|at|under|by) (?:that|this|these|those)"
    r"\s+(?!week|month|year|morning|afternoon|evening)[a-z]+"
    r"|\bis such an?\b|\bfor (?:one|(?:his|her|its|their) part)\b",
    re.IGNORECASE,
)
"""A noun that is only pointed at ("a review of that rule"); looked for in a sentence's first words."""
MEASURED = re.compile(
    r"\b(?:in|of|to|with|for|at|on|is|was) that (?!half|such|quite|only|just|what)[a-z]+ an?\b"
)
"""A measure that is only pointed at ("in that strong a position"), wherever it stands."""
DAY_OF = re.compile(r"\s+(?:is|was)\s+(?:a\s+|the\s+)?(?:day|year|week|month|time)\b")
"""After "This": a sentence that tells what day it is leans on nothing."""

JUDGMENT = re.compile(
    r"\b(?:rubber[- ]stamp|notably|remarkably|surprisingly|unsurprisingly|undoubtedly|clearly|obviously"
    r"|crucially|importantly|interestingly|arguably|ironically|sadly|fortunately|unfortunately|of course"
    r"|needless to say|heightened significance|key moment|game[- ]chang\w+|serves? as a (?:platform|reminder"
    r"|stage)|a stark reminder|shameful\w*|disgrace\w*|hopelessly|so-called|iconic|much-needed"
    r"|long-overdue|stunning\w*|shocking\w*|explosive|pivotal|bombshell|unprecedented|theatrical\w*"
    r"|unsurprising|laughable|absurd\w*|outrageous\w*|mouthy|savage|hysteria|desperately|well-deserved"
    r"|mendacious\w*|ludicrous\w*|ridiculous\w*|pathetic\w*|brazen\w*|hypocri\w+|farcical|travesty"
    r"|ticking time bomb|no surprise|for better or worse)\b",
    re.IGNORECASE,
)
NOUN_PHRASE_END = frozenset(
    "is are was were has have had will would can could may might must should said says say told added plans"
    " plan and or but in on at by for from with to as into over under after before during than about against"
    " between since until while when where if not also now then".split()
)
PAST_ONLY = frozenset(
    "saw took gave came went became began brought thought kept got held told met made sent knew grew fell"
    " rose won lost ran drew even just already still never makes takes gives comes goes seems remains".split()
)
"""Words that end a noun phrase, as nothing but verbs and adverbs."""
DEFINES_ITSELF = frozenset("of that who which whose".split())
SAYS_THAT = frozenset(
    "assumes says shows suggests means finds estimates warns notes claims argues adds states reveals"
    " indicates predicts believes expects thinks knows hopes fears insists concludes".split()
)
"""Verbs whose "that" begins what is told, and defines no noun."""
PRONOUNS = frozenset("he she they it i we you who him her them 그 그녀 그들 이들".split())
PARTIES = frozenset(
    "Democrat Republican Democrats Republicans Conservative Liberal Labour Green Socialist Tory".split()
)
FAMILY_PARTICLES = frozenset("Del Della De Di Da Du Des La Le Van Von Der Den Ter Bin Ibn El St.".split())
"""With one more word they are a family name alone."""
PULL_LEADING = frozenset("this that these those it but and so he she they or yet because".split())
PULL_PHRASE = re.compile(
    r"(?:at the time|at that (?:time|point)|back then|by then|since then|in that case|as a result|for example"
    r"|for instance|likewise|similarly|on the other hand)\b",
    re.IGNORECASE,
)
_PLAIN_VERBS = tuple(
    f"{verb}s?"
    for verb in (
        "ask|accept|add|agree|aim|allow|apply|argue|ate|became|become|belong|bought|break|broke|buy|call|carry"
        "|caught|change|chose|claim|close|continue|cost|cover|create|cut|deal|depend|deserve|die|draw|drew|drive"
        "|drove|eat|end|fail|fall|fear|feed|feel|fell|fight|fit|fix|flew|fly|follow|forget|fought|gather|get|grow"
        "|happen|hear|heard|held|help|hit|hold|hurt|intend|join|keep|kill|lack|last|lead|learn|leave|led|lie|like"
        "|live|lose|love|matter|meet|miss|move|offer|open|owe|owns|pay|plan|play|prove|provide|pull|push|put|raise"
        "|reach|read|receive|refuse|require|rest|rise|rose|run|save|sat|sell|send|serve|set|share|shed|sit|sleep"
        "|sold|sound|speak|spoke|stand|start|stop|suffer|support|surprise|taught|teach|tell|tend|thank|threw"
        "|throw|took|touch|treat|try|turn|understand|use|wait|walk|warn|watch|wear|win|wish|woke|wonder|wore"
        "|worry|write|wrote"
    ).split("|")
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|may|might|must|should"
    r"|shall|(?:wo|do|does|did|ca|is|are|was|were|has|have|had|would|could|should)n[’']t"
    r"|\w+[’'](?:re|ve|ll|m)|need|needs|want|wants|think|know|believe|hope|expect|made|came|went|took|gave"
    r"|saw|said|got|found|put|told|kept|left|felt|brought|began|knew|stood|lost|paid|met|ran|sent|built"
    r"|spent|grew|won|shows?|makes?|means?|seems?|comes?|goes|go|takes?|gives?|works?|remains?|stays?"
    r"|looks?|let|\w{3,}ed|" + "|".join(_PLAIN_VERBS) + r")\b",
    re.IGNORECASE,
)
COMMON = frozenset(
    """
    government president country nation state states city town county public economy world war court police
    military army navy internet web media press weather sun sea ground air future past present time day week
    month year years morning afternoon evening night weekend end beginning start middle top bottom rest most
    least same first second third last next right left north south east west northwest northeast southwest
    southeast coronavirus pandemic virus market markets border poor rich elderly disabled unemployed
    street streets road roads lead way fact truth law parliament church crown throne king queen pope prime
    environment climate planet earth moon universe stage table house home office-holder workplace family
    people population voters electorate polls election vote campaign trail ballot presidency white black
    young old dead wounded injured living homeless line edge bench job jobs ice water floor air sky heat cold
    rain snow storm bank station post mail telephone phone radio television news case matter point question
    whole half majority minority middle-class working-class opposition ruling party area region place scene
    """.split()
)
"""Nouns that are known with "the", or are told by what surrounds them."""
