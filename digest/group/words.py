"""How common English words are in news, from general knowledge: what a small stream can't count."""

from __future__ import annotations

STOP = frozenset(
    """
    a about above after again against ago all almost along already also although always am amid
    among an and another any anyone anything are aren around as ask at away back be became because
    become been before began behind being below between both but by came can cannot come could
    couldn did didn do does doesn doing don done down during each either else end enough etc even
    ever every everyone everything far few for from further gave get getting give given go goes
    going gone got had hadn has hasn have haven having he her here hers herself him himself his how
    however i if in including indeed instead into is isn it its itself just keep kept know known
    last least less let like ll long look made make makes making many may maybe me might mine more
    most much must my myself near nearly need never no nor not nothing now of off often oh on once
    one only onto or other others our ours ourselves out over own part per perhaps put quite rather
    re really s said same say saying says see seem seemed seen several shall she should shouldn
    since so some someone something soon still such take taken t than that the their theirs them
    themselves then there these they thing things think this those though through thus to together
    told too took toward towards two under until up upon us use used using ve very via want was wasn
    way we well went were weren what when where whether which while who whole whom whose why will
    with within without won would wouldn yes yet you your yours yourself
    """.split()
)

_EVERYWHERE = """
    according added announced called country day days expected first friday government group
    including monday month months national new news news office official officials people percent
    president public reported reporter reporters reuters saturday second spokesman spokesperson
    spokeswoman state statement states sunday three thursday time times today tuesday wednesday week
    weeks work world year years yesterday minister prime million billion press ap afp photo video
    read click share image caption
    """

_OFTEN = """
    able access account accused across act action additional administration agency agreed agreement
    ahead air american analyst analysts April area areas army arrested asked attack August
    authorities authority available bank based began beginning believe best better big bill black
    board body book bring british brought budget build building business businesses buy campaign
    capital car care case cases cause center central centre chairman change changes charge charged
    charges chief child children china chinese cities citizen citizens city claim claims close
    closed comment comments commission committee common community companies company concern concerns
    conference confirmed congress continue continued control cost costs council countries county
    court create crime crisis critical current currently cut data date dead deal death deaths debt
    December decided decision defense defence demand democratic department deputy despite details
    development die died director discuss district doctors dollar dollars domestic early earlier
    east economic economy education effect effort efforts eight election electric emergency
    employees energy europe european event events evening evidence executive expert experts face
    facebook fact failed fall families family father february federal fell federation field fight
    final financial find fire firm firms five follow followed following force forced forces foreign
    former found four free french full fund funding funds future game gas general german give global
    goal good great ground groups growing growth half hand head health hear heard hearing held help
    high higher history hit hold home hope hospital hour hours house housing human hundreds idea
    impact important incident include included increase increased independent industry inflation
    information interest international investigation investment investor investors involved issue
    issued issues january job jobs join joined july june justice key killed kind labor labour land
    large largest late later latest law lawmakers lawyer lead leader leaders leading leave led left
    legal level life line list little live lives living local london longer loss lost lot low lower
    major man manager march market markets matter mayor measure measures media medical meet meeting
    member members men message met middle military minutes money morning mother move named nation
    nations nearby network night nine north northern november number numbers october oil old open
    opened opening operation operations order parliament parties party past patients pay peace
    person place plan planned plans plant play point police policy political politics population
    position possible power present pressure previous price prices prison private problem problems
    process production products program programme project prosecutors protect protest protests
    provide published push question questions quickly raise raised ran range rate rates reached
    reaction real recent recently record region regional release released remain remained remains
    report reports republican research residents response responsibility rest result results return
    rights rise rising risk road role room rule rules run running russia russian safety sale sales
    school schools secretary security senate send senior sent september series serious service
    services set seven shares short shot show showed shows shut side sign signed similar single site
    situation six small social society soldiers source sources south southern special speech
    spending spoke spread staff stand start started step stock stop stopped stories story street
    strong student students study suggest summer supply support supporters supreme sure suspect
    system talk talks target tax team technology television ten term terms test thousands threat
    total tour town trade training travel treatment trial tried troops true try trying turn turned
    twitter union united university used value victim victims vote voters votes wait war warned
    washington watch water weapons website west western white win winning winter woman women won
    word words worked worker workers working worth wrote young usa uk un eu
    """


_OFFICES = """
    admiral actor actress agent ambassador analyst archbishop attorney author banker bishop broker
    builder captain cardinal carmaker chairwoman chancellor clerk coach colonel commander
    commissioner congressman congresswoman councillor defender designer detective developer diplomat
    doctor dr driver editor engineer envoy farmer fisherman founder gen general goalkeeper gov
    governor head inspector investigator journalist judge king lawmaker lieutenant lt magistrate
    maker marshal mayor midfielder monsignor mr mrs ms nurse owner painter partner pastor pilot
    player pope premier prince princess principal professor prof prosecutor queen rabbi refugee rep
    representative researcher retailer scientist sen senator sergeant sheriff singer sir speaker
    striker student supplier surgeon teacher tourist treasurer vice winner writer
"""
"""Titles and trades: they are printed with a capital before a name, and are none."""


def _rates() -> dict[str, float]:
    often = dict.fromkeys(_OFTEN.lower().split(), 0.06)
    offices = dict.fromkeys(_OFFICES.split(), 0.02)
    return offices | often | dict.fromkeys(_EVERYWHERE.lower().split(), 0.25)


RATES = _rates()
"""Share of articles that hold the word, roughly; a word that is not listed is rare."""

_MONTHS = "january february march april may june july august september october november december"
NO_NAMES = frozenset(f"{_OFFICES} {_EVERYWHERE} {_MONTHS}".split())
"""Words that have a capital without telling one event from another."""

UNITS = frozenset(
    """
    time day night morning evening week month year decade century hour minute second place person people man
    woman half floor street avenue row base class hand lady gentleman grade
    """.split()
)
"""What follows an ordinal without making it the number of an event: the third day, the first time."""

RARE = 0.003
RARE_PAIR = 0.0005
