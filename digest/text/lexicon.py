"""Word lists of English news prose: verbs of saying, titles, roles, abbreviations, family names."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SAYING = _set(
    """agreed agrees agree agreeing retaliated started starts pressed confessed confesses
    objected objects objecting assured assures assuring reassured protested protests pondered
    ponders imagined imagines informed informs echoed echoes echoing chimed lectured hollered
    sang sings recounted recounts recounting relayed summed marveled marvelled demurred grumbled
    griped groused mumbled stammered rejoined parried assessed decreed bemoaned enthused raved
    ranted railed crowed confided theorized posited surmised concurred concurs disagreed
    disagrees counsels gasped whined wailed pleads begs insinuated implied implies inquired
    enquired queried probed prompted ventures cautioning counter warns notified signaled
    signalled telegraphed trumpeted preached jeered booed hooted screamed screaming sneered spat
    stuttered purred cooed drawled blurted mouthed sobbed explained interjects adds said says
    say saying told tells tell telling added adds add adding asked asks ask asking wrote writes
    write writing noted notes note noting explained explains explain explaining argued argues
    argue arguing claimed claims claim claiming warned warns warn warning insisted insists
    insist insisting stated states state stating replied replies reply replying responded
    responds respond responding continued continues continue continuing concluded concludes
    conclude concluding declared declares declare declaring announced announces announce
    announcing acknowledged acknowledges acknowledge acknowledging admitted admits admit
    admitting admitting recalled recalls recall recalling tweeted tweets tweet tweeting posted
    posts post posting remarked remarks remark remarking observed observes observe observing
    joked jokes joke joking quipped quips quipping shouted shouts shout shouting yelled yells
    yell yelling chanted chants chant chanting cried cries crying exclaimed exclaims exclaiming
    whispered whispers whispering muttered mutters muttering vowed vows vow vowing promised
    promises promise promising pledged pledges pledge pledging predicted predicts predict
    predicting suggested suggests suggest suggesting complained complains complain complaining
    lamented laments lament lamenting charged charges charge charging countered counters
    countering retorted retorts retorting conceded concedes concede conceding confirmed confirms
    confirm confirming denied denies deny denying demanded demands demand demanding urged urges
    urge urging mused muses musing offered offers offering opined opines opining reiterated
    reiterates reiterating repeated repeats repeating stressed stresses stressing emphasized
    emphasizes emphasizing emphasised emphasises emphasising contended contends contend
    contending asserted asserts assert asserting alleged alleges allege alleging maintained
    maintains maintain maintaining testified testifies testify testifying reported reports
    report reporting boasted boasts boasting bragged brags bragging thundered quoted quotes
    quoting cautioned cautions cautioning commented comments commenting reasoned reasons
    reasoning wondered wonders wondering thought thinks believed believes believe believing
    joking answered answers answering interjected interrupted began begins   scoffed
    scoffs sniffed snapped snaps fumed gushed laughed chuckled sighed cracked deadpanned intoned
    elaborated elaborates elaborating clarified clarifies clarifying summarized proclaimed
    proclaims proclaiming pronounced swore speculated speculates reflected reflects explained
    counseled advised advises advising instructed ordered implored pleaded begged prayed
    bellowed roared boomed barked growled hissed shot fired tweeting messaged texted emailed
    e-mailed signed revealed reveals revealing disclosed discloses indicated indicates
    indicating estimated estimates read reads reading hinted hints hinting allowed ventured
    volunteered quizzed taunted mocked mocking teased teasing thanked toasted hailed hailing
    praised praising""",
)
"""Verbs that carry a quotation, in the forms that newspapers print."""

NAMING = _set(
    """called calls call calling described describes describe describing dubbed dubs dubbing
    labeled labels labeling labelled labelling termed terms terming denounced denounces
    denouncing condemned condemns condemning criticized criticizes criticizing criticised
    criticises criticising dismissed dismisses dismissing decried decries decrying slammed slams
    slamming blasted blasts blasting accused accuses accusing likened likens characterized
    characterizes characterizing branded brands branding blamed blames blaming portrayed
    portrays portraying cited cites citing attacked attacks attacking derided derides deriding
    ridiculed ridicules ridiculing defended defends defending hailed hails hailing lauded lauds
    lauding praised praises praising mocked mocks mocking touted touts touting referred refers
    referring spoke speaks speaking talked talking found finds feared fears fearing feels felt
    hopes hoped hoping wants wanted hope expressed expresses expressing proposed proposes
    proposing deemed deems considered considers ruled rules ruling pointed points pointing
    expects expected expecting advocated advocates calls sees seen saw voiced voices voicing
    questioned questions questioning refused refuses pressed raised raises called urged urges
    heralded rejected rejects rejecting threatened threatens threatening welcomed welcomes
    welcoming backed lambasted addressed invoked invokes argued outlined outlines titled billed
    taken pushed used""",
)
"""Verbs that carry a part of a sentence between marks ("called it “a disaster”")."""

SAYING_NOUNS = _set(
    """statement tweet email e-mail letter interview speech remarks post memo testimony note
    message report book column editorial ad advertisement release article op-ed essay video
    question answer response reply words motto slogan headline sign""",
)

TITLES = _set(
    """Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady Sen Senator Sens Rep Reps
    Representative Gov Governor President Vice Prime Minister Chancellor Secretary Attorney
    General Gen Lt Lieutenant Col Colonel Maj Major Capt Captain Sgt Sergeant Cpl Corporal Pvt
    Adm Admiral Cmdr Commander Judge Justice Chief Mayor Speaker Pope Cardinal Archbishop Bishop
    Rev Reverend Father Sister Rabbi Imam Ayatollah Sheikh King Queen Prince Princess Emperor
    Duke Duchess Congressman Congresswoman Ambassador Envoy Director Chairman Chairwoman Chair
    Commissioner Superintendent Sheriff Officer Detective Inspector Marshal Premier Deputy
    Assistant Acting Former Interim Spokesman Spokeswoman Spokesperson Coach Grandmaster Councilman
    Councilwoman Councilor Councillor Assemblyman Assemblywoman Delegate Agent Investigator CEO
    CFO Crown Foreign Defense Defence Finance Interior Republican Democratic Democrat GOP
    Supreme Leader Undersecretary Hon Messrs Herr Frau Monsieur Madame Señor Brig Pres Supt Atty
    Sec Rear Staff Press Majority Minority Whip Party First Nominee Treasurer Analyst Senate
    House State Executive Managing Founder Manager Economist Editor Author Principal""",
)

HONORIFICS = _set("Mr Mrs Ms Miss Mx Dr Prof Sir Dame Lord Lady Messrs Herr Frau Monsieur Madame Señor Hon")

ROLES = _set(
    """actor actress activist adviser advisor advocate agent aide ambassador analyst anchor
    architect artist assistant associate astronaut athlete attorney author banker billionaire
    biologist boss boxer broker businessman businesswoman candidate captain cardinal chair
    chairman chairperson chairwoman champion chancellor chef chemist chief cleric coach
    co-author co-chair co-founder cofounder colleague columnist comedian commander commentator
    commissioner composer conductor congressman congresswoman consultant contractor coordinator
    correspondent councillor councilman councilor councilwoman counsel counselor critic curator
    dean defendant delegate demonstrator deputy designer detective developer dictator diplomat
    director doctor driver economist editor engineer entrepreneur envoy executive expert fellow
    farmer fighter filmmaker financier firefighter founder geologist governor guard head
    headmaster heiress historian host inspector instructor investigator investor journalist
    judge justice king lawmaker lawyer leader lecturer legislator librarian lieutenant lobbyist
    magnate manager marshal mathematician mayor mechanic member minister model mogul monk
    moderator musician negotiator neighbor neighbour neurologist nominee novelist nurse officer
    official operative opponent organizer owner painter partner pastor patient performer
    philosopher photographer physician physicist pilot player playwright poet politician
    pollster premier president priest prime-minister prince princess principal producer
    professor prosecutor protester psychiatrist psychologist publisher rabbi ranger rapper
    refugee reporter representative researcher resident reverend rival rocker runner scholar
    scientist secretary senator sergeant sheriff singer sociologist soldier solicitor specialist
    spokesman spokesperson spokeswoman star strategist striker student superintendent supervisor
    supporter surgeon survivor technician teacher tenant theorist trader treasurer trustee tutor
    tycoon undersecretary veteran veterinarian vice-president victim volunteer voter
    whistleblower winner witness worker writer brother sister father mother son daughter wife
    husband widow cousin uncle aunt nephew niece friend successor predecessor ally insider
    campaigner organiser archbishop bishop pope imam ayatollah general colonel admiral major
    fisherman grandson grandfather grandmother girlfriend boyfriend fiancee commentator pundit
    blogger epidemiologist climatologist meteorologist ecologist archaeologist anthropologist
    astronomer geographer virologist oncologist cardiologist pediatrician statistician
    demographer criminologist linguist translator interpreter""",
)
"""Nouns that say what a person is; the last word of a role."""

ORGANISATIONS = _set(
    """Ministry University Institute College School Department Agency Association Committee
    Commission Council Party Center Centre Company Corp Corporation Inc Ltd LLC Group Bank Court
    House Senate Congress Parliament Assembly Union League Army Navy Force Forces Guard Police
    Bureau Office Service Services Foundation Fund Trust Society Board Times Post Journal Daily
    News Herald Tribune Press Guardian Telegraph Gazette Magazine Network Airlines Airport
    Hospital Museum Church Street Avenue Road River Lake Mountain Mountains Island Islands Sea
    Ocean Bay City County State States Kingdom Republic Federation Act Bill Law Treaty Agreement
    Accord War Battle Day Week Month Year Cup Games Olympics Championship Prize Award Awards
    Show Tower Hall Square Park Stadium Bridge Palace Castle Building Campaign Project Program
    Programme Plan Policy Studies Research Affairs Security Intelligence Administration
    Authority Organization Organisation Coalition Alliance Front Movement Brigade Division
    Battalion Conference Convention Summit Forum Festival Academy Laboratory Observatory Station
    Plant Presidium Kremlin Pentagon Capitol Tariff Inquiry Report Review Index Team Club United
    FC Theater Theatre Orchestra Embassy Consulate Tribunal Nations Province District Region
    Valley Coast Beach Hills Heights East West North South Hill Journalism Broadcasting Radio
    Television Technologies Systems Partners Holdings Industries Motors Energy Electric Pipeline
    Factory Contingent Veterans Peninsula Straits Strait Gulf Desert Forest Canal Harbor Harbour
    Port Line Zone Amendment Constitution Code Order""",
)

FAMILY_FIRST = _set(
    """Kim Lee Park Pak Choi Choe Jung Jeong Chung Kang Cho Yoon Yun Jang Chang Lim Im Han Oh
    Seo Suh Shin Sin Kwon Hwang Ahn An Song Ryu Yoo Yu Hong Jeon Jun Ko Koh Moon Mun Yang Son
    Sohn Bae Baek Paek Heo Huh Nam Sim Shim Noh Roh No Ha Kwak Gwak Sung Seong Cha Joo Ju Woo Wu
    Koo Ku Gu Na Ra Min Jin Ji Eom Chae Won Cheon Chon Bang Gong Kong Hyun Hyon Ham Byun Yeom
    Yeo Choo Do So Seok Sun Seol Ma Gil Ri Rhee Ro Thae Tae Pyo Wi Ban Wang Li Zhang Liu Chen
    Zhao Huang Zhou Xu Hu Zhu Gao Lin He Guo Luo Liang Xie Tang Deng Feng Cao Peng Zeng Xiao
    Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Shen Yao Lv Cui Zhong Tan Fan
    Jia Xia Fu Hou Bai Meng Qin Qiu Xi Hao Mao Qian Dai Xiong Lei Shi Long Wan Duan Zou Kang Mo
    Bo Zheng Sun Song Tsai Lai Hsu Chou Hsieh Chiang Cheung Leung Wong Chan Ng Lam Kwok Yeung
    Yip Tsang Chow Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Truong
    Dinh Trinh Luong""",
)
"""Family names that come first in Korean, Chinese and Vietnamese names."""

GIVEN = _set(
    """James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel
    Matthew Anthony Mark Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Timothy
    Ronald Edward Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin
    Scott Brandon Benjamin Samuel Gregory Alexander Frank Patrick Raymond Jack Dennis Jerry
    Tyler Aaron Jose Adam Nathan Henry Douglas Zachary Peter Kyle Ethan Walter Noah Jeremy
    Christian Keith Roger Terry Gerald Harold Sean Austin Carl Arthur Lawrence Dylan Jesse
    Jordan Bryan Billy Joe Bruce Gabriel Logan Albert Willie Alan Juan Wayne Elijah Randy Roy
    Vincent Ralph Eugene Russell Bobby Mason Philip Louis Mike Bob Bill Jim Tom Tim Dan Steve
    Dave Chris Matt Tony Ben Sam Greg Alex Nick Ted Rick Ron Don Ken Jeff Jon Josh Rob Ed Fred
    Pete Andy Barry Neil Stuart Simon Ian Graham Colin Martin Oliver Harry Boris Nigel Gordon
    Alistair Angus Hugh Max Leo Luke Lucas Liam Mitch Marco Newt Rand Lindsey Barack Bernie Elon
    Vladimir Sergei Sergey Dmitry Dmitri Yuri Yury Mikhail Nikolai Alexei Alexey Igor Oleg Ivan
    Andrei Andrey Pavel Viktor Volodymyr Angela Emmanuel Francois Jean Pierre Jacques Michel
    Nicolas Marine Olaf Hans Klaus Jürgen Wolfgang Friedrich Karl Giovanni Giuseppe Matteo Mario
    Marco Silvio Luigi Pedro Pablo Carlos Luis Jorge Fernando Javier Miguel Francisco Antonio
    Manuel Rafael Ricardo Eduardo Diego Luiz Dilma Jair Nicolás Hugo Fidel Raúl Mohammed
    Mohammad Muhammad Mohamed Ahmed Ahmad Ali Hassan Hussein Omar Abdul Abdullah Mahmoud Bashar
    Benjamin Benny Yair Recep Mustafa Narendra Rahul Imran Shinzo Fumio Yoshihide Hiroshi Kenji
    Takashi Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy
    Betty Sandra Margaret Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah
    Stephanie Rebecca Sharon Laura Cynthia Dorothy Amy Kathleen Angela Shirley Emma Brenda
    Pamela Nicole Anna Samantha Katherine Christine Debra Rachel Carolyn Janet Maria Catherine
    Heather Diane Olivia Julie Joyce Victoria Ruth Virginia Lauren Kelly Christina Joan Evelyn
    Judith Andrea Hannah Megan Cheryl Jacqueline Martha Madison Teresa Gloria Sara Janice Ann
    Anne Kathryn Abigail Sophia Frances Jean Alice Judy Isabella Julia Grace Amber Denise
    Danielle Marilyn Beverly Charlotte Natalie Theresa Diana Brittany Doris Kayla Alexis Lori
    Marie Hillary Ivanka Melania Kellyanne Condoleezza Nikki Theresa Nicola Kamala Elena Olga
    Natalia Irina Svetlana Tatiana Ekaterina Yulia Fatima Aisha Malala Debbie Loretta Susana
    Carly Claire Kate Katie Jill Jane Jenny Molly Wendy Paula Sally Sheila Sonia Tina Tracy
    Valerie Vivian Yvonne Zoe Lynne Lynn Gail Ellen Elaine Eileen Rosa Rosie Robin Leslie Holly
    Heidi Jake Luke Joel Seth Todd Craig Shane Shawn Chad Derek Curtis Clarence Clinton Dale
    Dean Doug Drew Earl Ernie Floyd Gene Geoff Glenn Grant Howard Ira Irving Jared Jay Jeb
    Jeremiah Joey Julian Julius Kirk Lance Lee Lenny Leonard Lester Lloyd Lou Malcolm Marcus
    Marshall Marty Marvin Maurice Melvin Miles Mitchell Morgan Neal Norman Orrin Oscar Perry
    Phil Preston Quentin Ray Reince Rex Richie Ross Roland Rudolph Rudy Rupert Saul Sheldon
    Sidney Spencer Stan Stanley Steny Sterling Theodore Toby Travis Trent Trey Troy Vernon
    Victor Vince Warren Wesley Wilbur Will Xavier Zach Brad Brent Brett Bret Cory Corey Darren
    Darrell Dustin Dwight Elliot Elliott Evan Ezra Gavin Hank Herbert Isaac Israel Jeffery
    Jerome Johnny Huma Donna Dana Dianne Elise Ellie Erica Erin Eva Faith Fiona Gina Gwen
    Harriet Helen Hope Ida Irene Jackie Jamie Jan Jeanne Jo Jodi Joanna Joni Josephine June
    Kathy Kay Kirsten Kristen Kristin Lara Lena Lillian Lily Lois Lorraine Louise Lucy Lydia
    Mandy Marcia Margot Marianne Marsha Maureen Maxine Maya Meg Melanie Mia Michele Mindy
    Miranda Miriam Monica Nadia Nina Nora Norma Pam Patty Paulina Peggy Penny Phyllis Priscilla
    Regina Renee Rita Roberta Rosemary Roxanne Sabrina Sadie Selina Shannon Shelly Sherry Simone
    Stacy Stella Sue Susie Suzanne Sylvia Tammy Tanya Tara Tiffany Tricia Trish Ursula Vanessa
    Vera Veronica Vicki Violet Whitney Winnie""",
)
"""Common given names: a first word that makes a capitalised phrase a person."""

WOMEN = _set(
    """Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty
    Sandra Margaret Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie
    Rebecca Sharon Laura Cynthia Dorothy Amy Kathleen Angela Shirley Emma Brenda Pamela Nicole
    Anna Samantha Katherine Christine Debra Rachel Carolyn Janet Maria Catherine Heather Diane
    Olivia Julie Joyce Victoria Ruth Virginia Lauren Kelly Christina Joan Evelyn Judith Andrea
    Hannah Megan Cheryl Jacqueline Martha Madison Teresa Gloria Sara Janice Ann Anne Kathryn
    Abigail Sophia Frances Alice Judy Isabella Julia Grace Amber Denise Danielle Marilyn Beverly
    Charlotte Natalie Theresa Diana Brittany Doris Kayla Lori Marie Hillary Ivanka Melania
    Kellyanne Condoleezza Nikki Dilma Nicola Kamala Elena Olga Natalia Irina Svetlana Tatiana
    Ekaterina Yulia Fatima Aisha Malala Debbie Marine Loretta Susana Carly Claire Kate Katie
    Jill Jane Jenny Molly Wendy Paula Sally Sheila Sonia Tina Valerie Huma Donna Dana Dianne
    Elise Ellie Erica Erin Eva Fiona Gina Gwen Harriet Helen Irene Jackie Jeanne Jodi Joanna
    Joni Josephine Kathy Kirsten Kristen Kristin Lara Lena Lillian Lily Lois Lorraine Louise
    Lucy Lydia Marcia Margot Marianne Marsha Maureen Maxine Maya Meg Melanie Mia Michele Mindy
    Miranda Miriam Monica Nadia Nina Nora Norma Pam Patty Paulina Peggy Phyllis Priscilla Regina
    Renee Rita Roberta Rosemary Roxanne Sabrina Shelly Sherry Simone Stacy Stella Sue Susie
    Suzanne Sylvia Tammy Tanya Tara Tiffany Tricia Ursula Vanessa Vera Veronica Vicki Vivian
    Yvonne Zoe Lynne Gail Ellen Elaine Eileen Rosa Rosie Holly Heidi Mrs Ms Miss Dame Lady Queen
    Princess Congresswoman Chairwoman Spokeswoman Councilwoman Assemblywoman""",
)
MEN = (
    GIVEN - WOMEN - _set("Jordan Kelly Alexis Jean Tracy Lynn Robin Leslie Lindsey Alex Sam Chris Terry")
) | _set(
    "Mr Sir Lord King Prince Congressman Chairman Spokesman Councilman Assemblyman Pope Father",
)

WEEKDAYS = _set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS = _set(
    "January February March April May June July August September October November December"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)

NATIONALITIES = _set(
    """Afghan African Albanian Algerian American Arab Argentine Armenian Asian Australian
    Austrian Azerbaijani Bangladeshi Belarusian Belgian Bolivian Bosnian Brazilian British
    Bulgarian Burmese Cambodian Canadian Chilean Chinese Colombian Croatian Cuban Czech Danish
    Dutch Egyptian English Estonian Ethiopian European Filipino Finnish French Georgian German
    Greek Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Israeli Italian Japanese
    Jordanian Kazakh Kenyan Korean Kurdish Kuwaiti Latvian Lebanese Libyan Lithuanian Malaysian
    Mexican Moldovan Mongolian Moroccan Nepalese Nigerian Norwegian Pakistani Palestinian
    Peruvian Philippine Polish Portuguese Qatari Romanian Russian Saudi Scottish Serbian
    Singaporean Slovak Slovenian Somali Spanish Sudanese Swedish Swiss Syrian Taiwanese Thai
    Tunisian Turkish Ukrainian Uzbek Venezuelan Vietnamese Welsh Yemeni Western Eastern Northern
    Southern Republican Democratic Democrat Libertarian Conservative Labour Labor Christian
    Muslim Islamic Jewish Catholic Protestant Orthodox Hispanic Latino U.S. US UK U.K. EU U.N.
    UN""",
)

PLACES = _set(
    """Afghanistan Africa Alabama Alaska Albania Algeria America Amsterdam Ankara Argentina
    Arizona Arkansas Armenia Asia Athens Atlanta Australia Austria Azerbaijan Baghdad Baltimore
    Bangkok Bangladesh Beijing Belarus Belgium Berlin Bolivia Bosnia Boston Brazil Britain
    Brooklyn Brussels Bulgaria Busan Cairo California Cambodia Canada Chicago Chile China
    Cleveland Colombia Colorado Connecticut Croatia Cuba Cyprus Dallas Damascus Delaware Denmark
    Denver Detroit Dublin Ecuador Egypt England Estonia Ethiopia Europe Finland Florida France
    Gaza Geneva Georgia Germany Ghana Greece Guam Haiti Hanoi Hawaii Helsinki Houston Hungary
    Iceland Idaho Illinois India Indiana Indonesia Iowa Iran Iraq Ireland Israel Istanbul Italy
    Jakarta Japan Jerusalem Jordan Kabul Kansas Kazakhstan Kentucky Kenya Korea Kuwait Kyiv Kiev
    Laos Latvia Lebanon Libya Lithuania London Louisiana Madrid Maine Malaysia Manhattan Manila
    Maryland Massachusetts Melbourne Mexico Miami Michigan Minneapolis Minnesota Mississippi
    Missouri Moldova Mongolia Montana Morocco Moscow Mumbai Munich Myanmar Nebraska Nepal
    Netherlands Nevada Nigeria Norway Ohio Oklahoma Ontario Oregon Oslo Ottawa Pakistan
    Palestine Panama Paris Pennsylvania Peru Philadelphia Philippines Phoenix Poland Portugal
    Prague Pyongyang Qatar Quebec Riyadh Romania Rome Russia Rwanda Scotland Seattle Senegal
    Seoul Serbia Shanghai Singapore Slovakia Slovenia Somalia Spain Stockholm Sudan Sweden
    Switzerland Sydney Syria Taipei Taiwan Tehran Tennessee Texas Thailand Tokyo Toronto Tripoli
    Tunisia Turkey Uganda Ukraine Utah Uzbekistan Vatican Venezuela Vermont Vienna Vietnam
    Virginia Wales Warsaw Washington Wisconsin Wyoming Yemen Zambia Zimbabwe Facebook Google
    Twitter Apple Amazon Microsoft Congress Kremlin Pentagon Parliament Fox Reuters Hollywood
    Instagram YouTube""",
)
"""Countries, cities and a few houses: never a person by themselves."""

NOT_FIRST = _set(
    """North South East West New Los San Las Saint United White Red Saudi Sri Great Central Wall
    Silicon Supreme Super Air Fort Mount Cape Costa El Big High Old Upper Lower Black Blue Green
    Golden Middle Far Near World Second First Third National International Federal Royal Grand
    Social Civil Human Public General Holy Victory Independence Cold Good Planned Islamic Tea
    Wells Goldman Power People Fox""",
)
"""First words of places and bodies: such a phrase is no person without more evidence."""

PARTICLES = _set("of de da di do dos das del della la le van von der den ter bin ibn al el für y du")

NOT_NAMES = _set(
    """I A An The He She It They We You This That These Those There Here In On At But And Or So
    Yet As If When While After Before For From With Without By Its His Her Their Our My Your
    Some Many Most Much All Both Each Every Any No Not Nor Another Other Others Several Such
    What Who Whom Whose Why How Where Which Although Though Because Since Until Unless Despite
    However Meanwhile Then Now Also Still Even Just Only Once Earlier Later To About Among Under
    Over According Asked Instead Yes During Through Perhaps Maybe Let Last Next More Moreover
    Nevertheless Nonetheless Furthermore Indeed Thus Hence Therefore Otherwise Besides Speaking
    Citing Given Like Unlike Amid Against Across Along Around Behind Below Beneath Beside
    Between Beyond Inside Into Near Off Onto Out Outside Past Per Than Toward Towards Up Upon
    Via Within Whether Did Do Does Is Are Was Were Has Have Had Can Could Will Would Should May
    Might Must Don’t Don't One Two Three Four Five Six Seven Eight Nine Ten Dozens Hundreds
    Thousands Today Yesterday Tomorrow Tonight Recently Finally Eventually Previously Currently
    Additionally Similarly Ultimately Again Ever Never Always Often Sometimes Soon Ago Whatever
    Whoever Whenever Wherever Following Including Using Based Regarding Told Said Says Saying
    Added Adding Well Oh Okay OK Hey Please Thank Thanks Sorry Look Listen Ladies Gentlemen
    Nobody Everyone Everybody Anyone Someone Something Nothing Everything Few Fewer Less Least
    Half Part Police Officials Critics Supporters Experts Analysts Lawmakers Voters Reporters
    Readers Photo Image Video Read Click Subscribe Share Editor’s Note Updated Update Breaking
    Related Source Via Advertisement Former Late Early Mid Asked Rather Too Very Almost Nearly
    Approximately Roughly Further Plus Minus Versus Me Us Them Him Myself That’s It’s There’s
    He’s She’s I’m I’ve We’re They’re You’re What’s Here’s Who’s Let’s Can’t Won’t Didn’t Isn’t
    Doesn’t That's It's There's He's She's I'm I've We're They're You're What's Here's Who's
    Let's Can't Won't Didn't Isn't Doesn't""",
)
"""Words that a sentence may begin with and that are no part of a name."""

WEAK_ENDS = ("ing", "ly", "ed", "tion", "ness", "ment")
