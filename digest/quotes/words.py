"""Small words and common verbs by which a noun phrase ends, for finding who speaks."""

from __future__ import annotations

from digest.text.lexicon import SAYING

PRONOUNS = frozenset("he she they it i we you who him her them".split())
NOMINATIVE = frozenset("he she they it i we you who".split())
DETERMINERS = frozenset(
    """a an the this that these those his her its their our my your one another some many most
    several few both all no each every two three four five six seven eight nine ten dozens
    hundreds thousands other any""".split()
)
PREPOSITIONS = frozenset(
    "of for from at with in on to by about against inside outside near among between".split()
)
BREAKS = frozenset(
    """and but or that while as when because if after before where although though since which
    whom so than whether yet nor until unless once like what how why then during despite amid is
    are was were has have had be been will would could can should may might did does do not i.e
    who whose says said say saying told added asked""".split()
)
ADVERBS = frozenset(
    """also later then has have had would once recently repeatedly often even never still
    further just again first himself herself themselves itself however too previously reportedly
    did does will could can should may might now simply since always ever not only all both
    actually famously memorably nevertheless nonetheless afterward afterwards earlier today
    yesterday meanwhile therefore rather instead soon long sometimes himself immediately monday
    tuesday wednesday thursday friday saturday sunday is was are were be been being tonight""".split()
)
FOLLOWING_NOUNS = frozenset(
    """campaign campaigns administration government ministry officials team office spokesmen
    supporters allies aides camp company group police army troops authorities media newspaper
    agency department backers surrogates staff staffers loyalists voters delegates
    representatives lawmakers leaders executives analysts researchers prosecutors lawyers family
    estate foundation ad email statement tweet letter report memo article editorial board fans
    critics""".split()
)
VERBS = frozenset(w for w in SAYING if w.endswith("ed")) | frozenset(
    """said says told tells wrote writes took made went came got gave left led met ran saw sent
    set held kept spoke stood won lost put let began broke brought built bought chose drew drove
    fell felt found fought grew heard hit knew laid paid rose sold spent struck swore taught
    threw told tried wore wrote seems seemed appears wants plans hopes needs makes takes gets
    gives goes comes hasn’t hasn't didn’t didn't doesn’t doesn't isn’t isn't wasn’t wasn't won’t
    won't can’t can't""".split()
)
NO_VERBS = frozenset(
    """retired united unnamed so-called red armed related trusted noted seasoned wounded
    unidentified registered named undecided experienced renowned respected celebrated beloved
    sacred hundred need seed speed married advanced""".split()
)
AFTER = frozenset(
    "last late early this next during before after via as when while where who in on at with through".split()
)
CORE = frozenset(
    "said says told wrote writes added argued asked tweeted noted called told explained warned".split()
)
REPORTING = CORE | frozenset(
    "argues notes adding saying telling adds explains warns insisted insists".split()
)
THINKING = frozenset(
    """believes believed thinks thought wants wanted feels felt hopes hoped hoping expects expected sees saw
    fears feared begged considers considered concludes talking offering""".split()
)
"""Verbs of what goes on in somebody: the words of another who tells of it, as a rule."""
PLURALS = frozenset(
    """reports claims comments remarks posts demands charges offers calls tweets estimates
    questions answers promises pledges hopes fears quotes notes orders complaints boasts laments
    vows states signals""".split()
)
"""Nouns as well as verbs: "the reports", "X reports"."""
