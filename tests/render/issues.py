"""Issues built by hand, with outlets that don't exist: rich, small, empty, hostile, Korean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from digest.model import (
    Ahead,
    Article,
    Brief,
    Credit,
    Earlier,
    Event,
    Excerpt,
    Failure,
    Figure,
    Form,
    Gloss,
    Headline,
    Held,
    Issue,
    LeftOut,
    Manifest,
    Moment,
    Newsletter,
    Note,
    Number,
    Origin,
    PullQuote,
    Quote,
    Section,
    Voice,
    Window,
)

STATE_MEDIA = ("Coastal State Radio",)


def article(
    key: str,
    outlet: str | None,
    day: int,
    title: str,
    *paragraphs: str,
    url: bool = True,
    language: str = "en",
) -> Article:
    """An article of May 2025; its address is made from its key."""
    return Article(
        id=key,
        source=outlet,
        url=f"https://{key.split('-')[0]}.example/2025/05/{day:02}/{key}" if url else None,
        title=title,
        byline=("Mara Quill",),
        published=datetime(2025, 5, day, 12, tzinfo=UTC),
        text="\n\n".join(paragraphs),
        language=language,
    )


def find(source: Article, words: str) -> Excerpt:
    """The excerpt of these words."""
    start = source.text.index(words)
    return Excerpt.of(source, start, start + len(words))


def credit(source: Article) -> Credit:
    """The article's line of Sources."""
    return Credit(
        article_id=source.id,
        outlet=source.source,
        day=source.published.date(),
        url=source.url,
        language=source.language,
        state_media=source.source in STATE_MEDIA,
    )


def pull(
    source: Article, words: str, speaker: str, role: str = "", after: int = 0, said: date | None = None
) -> PullQuote:
    """A quotation that stands alone."""
    quote = Quote(
        excerpt=find(source, words),
        speaker=speaker,
        role=(find(source, role),) if role else (),
        confidence=0.9,
    )
    return PullQuote(quote=quote, label=speaker, credit=credit(source), after=after, said=said)


def brief(
    sources: Sequence[Article],
    lead: Sequence[Excerpt] = (),
    *,
    form: Form = "full",
    section: str = "",
    quotes: Sequence[PullQuote] = (),
) -> Brief:
    """A story whose title is the first article's."""
    return Brief(
        story_id=sources[0].id,
        headline=Headline(text=sources[0].title, origin="printed", article_id=sources[0].id),
        form=form,
        lead=tuple(lead),
        quotes=tuple(quotes),
        credits=tuple(map(credit, sources)),
        section=section,
        outlets=len({a.source for a in sources}),
    )


def number(source: Article, label: str, value: str, size: float, qualifier: str | None = None) -> Number:
    """A line of By the numbers."""
    figure = Figure(
        excerpt=find(source, label), value=find(source, value), number=size, unit="", qualifier=qualifier
    )
    return Number(figure=figure, credit=credit(source), story_id=source.id)


PORT = article(
    "harbourpost-strike",
    "The Harbour Post",
    6,
    "Dockworkers end nine-day strike after port of Velmar agrees to safety rules",
    "Dockworkers at the port of Velmar returned to work on Tuesday after nine days on strike, when the port "
    "authority agreed to put a second crane operator on every night shift and to pay for the lost week.",
    "The agreement, signed shortly before midnight in the old customs house, covers 4,300 dockworkers at "
    "three terminals and runs until the end of 2027, according to a copy seen by The Harbour Post.",
    "“No one should have to choose between a night’s wages and getting home in one piece,” said "
    "Ilse Brandvold, president of the Velmar Dockers’ Union, on the quay where the first containers moved.",
    "Shippers expect the backlog of 61 vessels outside the harbour to clear within two weeks.",
)
PORT_RADIO = article(
    "coastalradio-strike",
    "Coastal State Radio",
    6,
    "Port of Velmar reopens",
    "The port authority’s director, Jonas Teller, told Coastal State Radio that the new shifts would cost "
    "more than 12 million crowns a year and would be paid from harbour fees rather than by the city.",
)
PORT_KOREAN = article(
    "hanbitilbo-port",
    "Hanbit Ilbo",
    7,
    "벨마르 항만 파업 9일 만에 종료",
    "벨마르 항만 노동자들이 파업을 끝냈다.",
    language="ko",
)
RIVER = article(
    "ledger-river",
    "The Northern Ledger",
    5,
    "Parliament bars gravel mining on the upper Sarne for ten years",
    "Parliament voted 118 to 74 on Monday to bar gravel mining on the upper Sarne for ten years, the first "
    "time that it has closed a river to the industry since the mining act was written in 1961.",
    "Owners of 19 pits along the river must stop dredging by Sept. 1 and will be paid for permits that had "
    "not run out, a sum that the treasury puts at about 340 million crowns.",
    "“The river has paid for our roads long enough,” Environment Minister Tove Lindqvist said before it.",
)
RIVER_WIRE = article(
    "daybreak-river",
    "Daybreak",
    6,
    "Sarne gravel ban passes",
    "Pit owners will ask the Constitutional Court to suspend the law, their association said on Tuesday, "
    "because it gives them four months to close works that were permitted until 2031.",
)
VACCINE = article(
    "daybreak-vaccine",
    "Daybreak",
    7,
    "Health board clears single-dose malaria vaccine for children under five",
    "The health board on Wednesday cleared a single-dose malaria vaccine for children under five, after a "
    "trial in four districts found 71 percent fewer severe cases over two rainy seasons.",
    "Nurses in the districts of Amberley and Koss will give the first of 900,000 doses in June.",
)
GRID = article(
    "ledger-grid",
    "The Northern Ledger",
    4,
    "Two island grids joined by cable run a full day without diesel",
    "The grids of Hale and Little Hale, joined by an undersea cable in March, ran for a full day without "
    "diesel on Sunday, the operator said, with wind giving nine tenths of the power and batteries the rest.",
)
FERRY = article(
    "harbourpost-ferry",
    "The Harbour Post",
    7,
    "Ferry operator fined over cancelled night crossings",
    "The transport office fined Sound Ferries 2.4 million crowns on Wednesday for cancelling 212 night "
    "crossings last winter without the notice of 48 hours that its licence demands.",
)
LIBRARY = article(
    "daybreak-library",
    "Daybreak",
    6,
    "City library to stay open through the night during examinations",
    "The city library will stay open through the night from May 12 to June 20, its director said, after "
    "students collected 7,800 signatures.",
)
BEES = article(
    "ledger-bees",
    "The Northern Ledger",
    3,
    "Beekeepers report the mildest winter losses in twelve years",
    "Beekeepers lost 9 percent of their colonies over the winter, the fewest in twelve years, the national "
    "association said on Saturday after counting returns from 2,900 members.",
)
TRAM = article(
    "harbourpost-tram", "The Harbour Post", 5, "Tram line 6 closes for rail works until August", "Short."
)
STATION = article(
    "unknown-station",
    None,
    5,
    "Old signal station becomes a weather school",
    "The old signal station above Velmar has become a school for weather observers with 40 places a year.",
    url=False,
)
ESSAY = article(
    "daybreak-essay",
    "Daybreak",
    6,
    "A port is not a parking lot",
    "I have watched three harbour plans fail for the same reason: each of them counted containers and none "
    "of them counted the people who lift the lashings at four in the morning.",
)
ARTICLES = (
    PORT, PORT_RADIO, PORT_KOREAN, RIVER, RIVER_WIRE, VACCINE, GRID,
    FERRY, LIBRARY, BEES, TRAM, STATION, ESSAY,
)  # fmt: skip

LETTER = Newsletter(
    key="weekly",
    title="The Velmar Letter",
    editor="Ada Winter",
    description="What happened on the coast this week.",
    reply="letter@velmar.example",
    corrections="corrections@velmar.example",
)
MAY = Window(start=datetime(2025, 5, 1, tzinfo=UTC), end=datetime(2025, 5, 8, tzinfo=UTC))


def _port() -> Brief:
    lead = (
        find(PORT, PORT.text.split("\n\n")[0]),
        find(PORT, PORT.text.split("\n\n")[1]),
        find(PORT_RADIO, PORT_RADIO.text),
        find(
            PORT, "Shippers expect the backlog of 61 vessels outside the harbour to clear within two weeks."
        ),
    )
    quote = pull(
        PORT,
        "No one should have to choose between a night’s wages and getting home in one piece",
        "Ilse Brandvold",
        "president of the Velmar Dockers’ Union",
        after=2,
    )
    day = Gloss(article_id=PORT.id, at=PORT.text.index("Tuesday") + len("Tuesday"), day=date(2025, 5, 6))
    made = brief([PORT, PORT_RADIO, PORT_KOREAN], lead, section="Economy", quotes=[quote])
    line = "The strike began over *one* accident; we told its story [in April](https://velmar.example/april)."
    return replace(
        made,
        glosses=(day,),
        line=line,
        origins=(Origin(name="Velmar port authority", kind="cited", article_ids=()),),
        outlets=3,
    )


def _river() -> Brief:
    first, second = (find(RIVER, text) for text in RIVER.text.split("\n\n")[:2])
    quote = pull(
        RIVER,
        "The river has paid for our roads long enough",
        "Tove Lindqvist",
        "Environment Minister",
        after=2,
        said=date(2025, 5, 5),
    )
    made = brief(
        [RIVER, RIVER_WIRE], [first, second, find(RIVER_WIRE, RIVER_WIRE.text)], section="Environment"
    )
    day = Gloss(article_id=RIVER.id, at=RIVER.text.index("Monday") + len("Monday"), day=date(2025, 5, 5))
    before = Earlier(
        slot="2025-W17",
        story_id=RIVER.id,
        sent=date(2025, 4, 24),
        place=2,
        timeline=(Moment(day=date(2025, 4, 22), excerpt=first, credit=credit(RIVER)),),
    )
    return replace(made, quotes=(quote,), glosses=(day,), earlier=before)


def rich() -> Issue:
    """Twelve stories and every part of a letter."""
    sections = (
        Section(
            key="city",
            title="The city",
            briefs=(
                brief([FERRY], [find(FERRY, FERRY.text)], form="brief", section="city"),
                brief([LIBRARY], [find(LIBRARY, LIBRARY.text)], form="brief", section="city"),
                brief([TRAM], form="headline", section="city"),
            ),
        ),
        Section(
            key="nature",
            title="Nature & weather",
            briefs=(
                brief([BEES], [find(BEES, BEES.text)], form="brief", section="nature"),
                replace(
                    brief([STATION], [find(STATION, STATION.text)], form="brief", section="nature"),
                    headline=None,
                    before=date(2025, 5, 8),
                ),
            ),
        ),
    )
    vaccine = brief([VACCINE], [find(VACCINE, p) for p in VACCINE.text.split("\n\n")], section="Health")
    return Issue(
        newsletter=LETTER,
        slot="2025-W19",
        window=MAY,
        manifest=Manifest(digest_version="0", as_of=date(2025, 5, 8)),
        number=19,
        top=(_port(), _river(), vaccine, brief([GRID], [find(GRID, GRID.text)], section="Energy")),
        sections=sections,
        numbers=(
            number(PORT, "61 vessels outside the harbour", "61", 61),
            number(
                PORT_RADIO, "more than 12 million crowns a year", "more than 12 million", 12e6, "more than"
            ),
            number(RIVER, "118 to 74 on Monday to bar gravel mining on the upper Sarne", "118", 118),
            number(VACCINE, "71 percent fewer severe cases over two rainy seasons", "71 percent", 71),
            number(BEES, "counting returns from 2,900 members", "2,900", 2900),
        ),
        ahead=(
            Ahead(
                first=date(2025, 5, 12),
                last=date(2025, 5, 12),
                excerpt=find(LIBRARY, LIBRARY.text),
                credit=credit(LIBRARY),
                story_id=LIBRARY.id,
            ),
            Ahead(
                first=date(2025, 5, 5),
                last=date(2025, 5, 17),
                excerpt=find(PORT, PORT.text.split("\n\n")[3]),
                credit=credit(PORT),
                story_id=PORT.id,
            ),
            Ahead(
                first=date(2025, 6, 1),
                last=date(2025, 6, 30),
                excerpt=find(VACCINE, VACCINE.text.split("\n\n")[1]),
                credit=credit(VACCINE),
                story_id=VACCINE.id,
                later=True,
            ),
        ),
        voices=(
            Voice(
                author="Mara Quill",
                headline=Headline(text=ESSAY.title, origin="printed", article_id=ESSAY.id),
                excerpts=(find(ESSAY, ESSAY.text),),
                credit=credit(ESSAY),
            ),
        ),
        quote=pull(
            RIVER, "The river has paid for our roads long enough", "Tove Lindqvist", "Environment Minister"
        ),
        notes=(
            Note(text="Good morning. A **quiet** week on the water, and a loud one on the quay."),
            Note(text="Next week we come on Friday.\n\n- Write to us\n- Tell a friend", place="closing"),
            Note(text="Ropes of *every* length.", place="sponsor", by="Velmar Ropeworks"),
            Note(text="We counted the gulls ourselves.", place="reporting", title="How many gulls"),
            Note(text="The office is closed on Monday.", place="notices"),
            Note(text="I miss the old ferry.", place="letters", title="A longing", by="Ida Brandt, Velmar"),
            Note(text="A duck crossed the quay [at noon](https://duck.example/).", place="light"),
        ),
        events=(
            Event(first=date(2025, 5, 17), last=date(2025, 5, 18), text="Readers meet at the *old mill*."),
            Event(first=date(2025, 5, 20), last=date(2025, 5, 20), text="The rope fair opens."),
        ),
        held=(
            Held(
                story_id="x",
                title="Harbour fair to open",
                rule="expired",
                reason="its day, May 7, has passed",
            ),
        ),
        left_out=(LeftOut(what="Hanbit Ilbo, April 28", reason="published before the week"),),
        failures=(Failure(address="inbox/scan.txt", reason="the file holds no text"),),
        coverage=(("The Harbour Post", 12), ("Daybreak", 9), ("The Northern Ledger", 8), ("Hanbit Ilbo", 1)),
        credits=tuple(map(credit, ARTICLES)),
        articles=ARTICLES,
    )


def one_story() -> Issue:
    """One story and nothing else; no number, editor, reply or coverage."""
    return Issue(
        newsletter=Newsletter(key="weekly", title="weekly"),
        slot="2025-W19",
        window=MAY,
        manifest=Manifest(digest_version="0", as_of=date(2025, 5, 8)),
        top=(brief([GRID], [find(GRID, GRID.text)]),),
        credits=(credit(GRID),),
        articles=(GRID,),
    )


def nothing() -> Issue:
    """A week of held stories only."""
    return replace(one_story(), top=(), credits=(), articles=(), held=rich().held)


HOSTILE_TITLE = (
    "<script>alert(1)</script> {{ 7*7 }} {% raw %} [free](javascript:alert(2)) **bold** _it_ `x` "
    "\u202egnp.exe\u202c &amp; # 1. | \\"
)


def hostile() -> Issue:
    """Sources that try to break out: markup, template marks, Markdown, line breaks, overrides, escapes."""
    bad = Article(
        id="bad",
        source='Evil\r\nBcc: all@x.example "><b>',
        url="javascript:alert(3)",
        title=HOSTILE_TITLE,
        byline=("Eve\nNobody",),
        published=datetime(2025, 5, 6, 12, tzinfo=UTC),
        text="# The <img src=x onerror=alert(4)> mayor\u0007 said\r\n“[no](http://evil.example/)”\u202e "
        "and\u001b[31m left & went &lt;home&gt; *slowly*.\n\n1. Then </style></table> nothing happened "
        "in ${town} <%= x %> -- at all.",
    )
    long = article("long-word", "The Harbour Post", 6, "Donaudampfschifffahrt" * 12, "수" * 90 + " 끝.")
    paragraphs = bad.text.split("\n\n")
    bad_credit = replace(credit(bad), url="http://ok.example/a b(c)_d_'\"<x>", state_media=True)
    stories = tuple(
        replace(brief([source], [find(source, p) for p in source.text.split("\n\n")]), credits=(shown,))
        for source, shown in ((bad, bad_credit), (long, credit(long)))
    )
    quote = pull(bad, paragraphs[0][2:40], "Eve\r\nNobody <i>")
    return replace(
        one_story(),
        newsletter=Newsletter(key="weekly", title="A <b>letter</b> & [more](x)", editor="**Ada**\nWinter"),
        top=(
            replace(stories[0], quotes=(quote,), line="<script>x</script>Our *own* [bad](javascript:x) line"),
            stories[1],
        ),
        quote=quote,
        held=(Held(story_id="x", title=HOSTILE_TITLE, rule="expired", reason="- <u>why</u>\n# not"),),
        failures=(Failure(address="in\x1b[2J<box>/*a*.txt", reason="[x](y)"),),
        credits=(bad_credit, credit(long)),
        articles=(bad, long),
    )


def korean() -> Issue:
    """A letter in Korean."""
    story = article(
        "hanbit-port", "한빛일보", 6, "벨마르 항만 노동자들, 9일 만에 파업 종료",
        "벨마르 항만 노동자들이 화요일 9일간의 파업을 끝내고 일터로 돌아갔다.",
        "“안전하게 집에 돌아갈 수 있어야 한다”고 노조 위원장은 말했다.",
        language="ko",
    )  # fmt: skip
    return replace(
        one_story(),
        newsletter=Newsletter(key="weekly", title="주간 항만", language="ko"),
        top=(brief([story], [find(story, p) for p in story.text.split("\n\n")]),),
        credits=(credit(story),),
        articles=(story,),
    )


def empty() -> Issue:
    """Nothing at all: no story, no source, no reason."""
    return replace(one_story(), top=(), credits=(), articles=())
