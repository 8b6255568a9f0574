"""Lines of a page that are no article: the rules, each with the reason that `digest read` shows.

General to news pages of any outlet; English and Korean. A rule looks at one line alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NETWORKS = (
    r"facebook|twitter|x|linkedin|whatsapp|instagram|telegram|reddit|pinterest|e-?mail|mail|print|youtube|tiktok"
    r"|line|kakao(?:talk|story)?|band|naver|bluesky|threads|mastodon|flipboard|tumblr|pocket|messenger|rss|snapchat"
    r"|google\s?(?:\+|plus|news)?|copy(?:\s+(?:link|url))?|link|url|share|save|bookmark|comments?|gift|more|sms|weibo|wechat"
    r"|카카오톡|카카오스토리|페이스북|트위터|네이버|밴드|라인|메일|이메일|인쇄|프린트|스크랩|공유|공유하기|링크|복사|url\s?복사"
)
_AGENCIES = (
    r"reuters|ap|afp|epa|upi|tass|xinhua|yonhap|kyodo|bloomberg|getty|newsis|news1|kcna|dpa|ansa|efe|pa|press\s+association"
    r"|shutterstock|istock|alamy|unsplash|pexels|pixabay|rex|zuma|imago|anadolu|sipa|wikimedia(?:\s+commons)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a kind of furniture looks like: from the line's beginning, or anywhere in it.

    Where there are `hints`, a line without any of them can't fit: costly forms have them, which is most of
    the speed.
    """

    reason: str
    start: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    hints: tuple[str, ...] = ()

    def fits(self, line: str, folded: str) -> bool:
        """Whether `line` is furniture of this kind; `folded` is the line without case."""
        for hint in self.hints:
            if hint in folded:
                break
        else:
            if self.hints:
                return False
        return bool((self.start and self.start.match(line)) or (self.anywhere and self.anywhere.search(line)))


def _rule(reason: str, *forms: str, hints: str = "") -> Rule:
    """A rule of forms; those that begin with "^" are tried once a line. `hints` are parted by blanks."""
    start = [form for form in forms if form.startswith("^")]
    anywhere = [form for form in forms if not form.startswith("^")]
    return Rule(reason=reason, start=_any(start), anywhere=_any(anywhere), hints=tuple(hints.split()))


def _any(forms: list[str]) -> re.Pattern[str] | None:
    whole = "|".join(f"(?:{form})" for form in forms)
    return re.compile(whole, re.IGNORECASE | re.VERBOSE) if forms else None


RULES: tuple[Rule, ...] = (
    _rule(
        "advertisement",
        r"^[\W_]*(?:advertise?ments?|ads?|ad\s+choices|adchoices|sponsored(?:\s+(?:content|links?|by.{0,40}))?|promoted"
        r"(?:\s+(?:content|stories|links?))?|paid\s+(?:content|post)|광고|AD)[\W_]*$",
        r"^[\W_]*(?:story|article|content)\s+continues\s+(?:below|after).{0,40}$",
        r"^[\W_]*(?:continue\s+reading\s+(?:below|the\s+main\s+story)|scroll\s+(?:down\s+)?(?:to|for)\s+\w.{0,30})[\W_]*$",
        r"^ad\s+feedback$",
    ),
    _rule(
        "share",
        rf"^[\W_]*(?:(?:share|follow|post|send|tweet|like|pin|find|join)?(?:\s+(?:this|the|us|me|on|via|by|with|to|it|in|a))*"
        rf"(?:\s*(?:article|story|page|post|friends?))?[\s:,|/·•-]*(?:on|via|by|to|using)?[\s:,|/·•-]*"
        rf"(?:(?:{_NETWORKS})[\s,|/·•-]*(?:icon|logo)?(?:and|or|to)?\s*)++)[\W_]*$",
        r"^[\W_]*(?:share|tweet|pin\s+it|share\s+this(?:\s+\w+)?|share\s+via|share\s+on.{0,30}|follow\s+us(?:\s+on.{0,60})?"
        r"|like\s+this|like\s+us\s+on.{0,30}|\d+\s+shares?|shares?\s*\d*|click\s+to\s+(?:share|print|email).{0,60}"
        r"|copy\s+(?:link|url)|link\s+copied!?|print(?:\s+this)?(?:\s+(?:article|page))?|save(?:\s+for\s+later)?|공유하기|공유)[\W_]*$",
    ),
    _rule(
        "sign-up",
        r"^(?:sign|log)\s*-?(?:up|in|on|out)\b.{0,90}$",
        r"^(?:please\s+)?(?:subscribe|register)(?:\s+(?:to|for|now|here|today|with|free|and)\b.{0,160}|\W*)$",
        r"^(?:please\s+)?(?:join\s+now|become\s+a\s+(?:member|subscriber)|create\s+(?:an\s+|a\s+)?"
        r"(?:free\s+)?account|start\s+your\s+(?:free\s+)?trial|get\s+(?:the|our|your)\s+.{0,60}"
        r"(?:newsletters?|inbox|briefing|app|alerts?|updates))\b.{0,160}$",
        r"^you(?:[’']re|\s+are)?\s+(?:receiv\w+|get\w*|got)\s+this\s+(?:e-?mail|letter|newsletter|message|because)\b.{0,200}$",
        r"^(?:get|receive)\s+(?:the\s+|our\s+|your\s+)?(?:\w+[’']?s?\s+){0,3}(?:news|stories|headlines|alerts?|updates|stories)\b(?!.*[“\"]).{0,200}$",
        r"^(?:want|need)\s+more\b.{0,40}\?",
        r"^(?:join|visit)\s+(?:our|us|the)\b.{0,60}\b(?:forums?|group|community|page|channel|conversation)\b.{0,200}$",
        r"^(?:enter|your)\s+(?:your\s+)?e-?mail(?:\s+address)?\b.{0,40}$",
        r"^(?:want|like|enjoy(?:ed|ing)?)\b.{0,80}\b(?:sign\s+up|subscribe|newsletter).{0,120}$",
        r"^(?:newsletters?|e-?newsletters?|subscriptions?|thank\s+you\s+for\s+(?:subscribing|signing\s+up|reading)"
        r"|already\s+(?:a\s+(?:subscriber|member)|have\s+an\s+account|subscribed|registered)|my\s+account"
        r"|download\s+(?:the|our)\s+.{0,40}app|support\s+(?:us|our\s+(?:work|journalism))|donate(?:\s+now)?)\b.{0,80}$(?<![.”\"])",
        r"^(?:구독|뉴스레터|회원가입|로그인|로그아웃).{0,30}$",
        r"^you\s+(?:must|need\s+to|have\s+to)\s+(?:be\s+logged|log\s+in|sign\s+in|enable|verify).{0,100}$",
    ),
    _rule(
        "sign-up",
        r"\b(?:sign\s+up|subscribe|register)\s+(?:for|to|here|now|today)\b.{0,120}"
        r"(?:newsletters?|inbox|briefing|alerts?|updates|e-?mails?|digest|list|podcast|channel)\b",
        r"\b(?:delivered|straight|direct(?:ly)?|sent)\s+(?:daily\s+|weekly\s+|free\s+)?(?:in)?to\s+your\s+(?:inbox|e-?mail)",
        r"\bunsubscribe\b|\bno\s+spam\b|\byour\s+inbox\b|\bopt-?in\s+box\b|\bthanks?\s+(?:you\s+)?for\s+(?:signing\s+up|subscribing)\b",
        r"\b(?:subscribe|sign\s+up)\s+(?:to|for)\s+(?:our|the|us)\b",
        r"\b(?:news\s+tip|story\s+tip|tips?)\b.{0,60}\b(?:let\s+us\s+know|e-?mail|contact|send)\b",
        r"\b(?:error|problem)\s+(?:processing|with)\s+your\s+(?:subscription|request|submission)\b|^you\s+have\s+succes+fully\b",
        hints="sign subscri regist your spam box tip succes",
    ),
    _rule(
        "cookies and privacy",
        r"^(?:cookies?|privacy|terms)\b[\w\s&,/'’-]{0,50}$",
        r"^(?:i\s+)?(?:accept|agree|got\s+it|ok|okay|reject\s+all|accept\s+all|no\s+thanks|dismiss)\W*$",
    ),
    _rule(
        "cookies and privacy",
        r"\b(?:we|this\s+(?:web)?site|our\s+(?:web)?site)\b.{0,60}\b(?:use|uses|using|store|place|set)\b.{0,60}\bcookies\b",
        r"\b(?:use|accept|allow|manage|enable|our)\s+(?:of\s+)?(?:all\s+|our\s+|\w+\s+)?cookies\b.{0,80}$(?<!said\.)",
        r"\b(?:our|your|agree|accept|read|view|see|protected)\b.{0,160}"
        r"\b(?:privacy|cookie)\s+(?:policy|notice|statement|settings?|preferences)\b.{0,60}$",
        r"^(?:\w+\s+){0,3}(?:privacy|cookie)\s+(?:policy|notice|statement|settings?|preferences)\W*$",
        r"^.{0,80}\b(?:do\s+not\s+sell\s+my|california\s+privacy|your\s+(?:ad|privacy)\s+choices|user\s+agreement)\b.{0,120}$",
        hints="cookie privacy choices sell agreement",
    ),
    _rule(
        "copyright",
        r"^(?:[\W_]*(?:©|\(c\)\s|ⓒ|&copy;|copyright\b(?:\s*©|\s*\(c\)|\s+\d{4}|.{0,60}(?:reserved|\d{4})))).{0,400}$",
        r"^this\s+(?:article|story|post|piece)\s+(?:was\s+)?(?:originally|first)\s+(?:appeared|published|ran)\b.{0,160}$",
        r"^republished\s+(?:with|from|under)\b.{0,160}$",
    ),
    _rule(
        "copyright",
        r"\ball\s+rights\s+reserved\b",
        r"\b(?:material|content|article|story|site|part|text|report|page)\b.{0,60}\bmay\s+(?:not\s+)?be\s+(?:published|reproduced|copied|used|distributed|reprinted)\b.{0,200}$",
        r"(?:무단\s*전재|재배포\s*금지|무단전재|저작권자)",
        hints="reserved may 무단 재배포 저작권자",
    ),
    _rule(
        "related link",
        r"^[\W_]*(?:read|see|watch|listen|view|learn|find\s+out|know|explore|discover|click\s+here)\s+(?:more|also|next|all|now|here|the\s+full"
        r"|full|related|our|to\s+(?:this|the)\s+(?:article|story|episode|podcast))\b.{0,160}$",
        r"^[\W_]*(?:read|see|watch|listen|more|also|related|recommended|related\s+(?:articles?|stor(?:y|ies)|posts?|news|content"
        r"|topics?|links?|video|coverage)|further\s+reading|in\s+case\s+you\s+missed\s+it|don[’']t\s+miss|editor[’']?s[’']?\s+(?:picks?|choice)"
        r"|more\s+(?:from|on|in|to\s+read|stories|news|coverage|:)|must\s+read|up\s+next|next\s+(?:up|article|story|post)|previous\s+(?:article|story|post)"
        r"|관련\s*(?:기사|뉴스)|추천\s*기사|함께\s*보면|이\s*기사도|더\s*보기|다음\s*기사|이전\s*기사)\s*(?:[:>»→|–—].{0,180}|)$",
        r"^(?:more\s+(?:from|in|on|stories|news|about|like\s+this)|you\s+(?:may|might|could)\s+(?:also\s+)?(?:like|be\s+interested|have\s+missed)"
        r"|related\s+(?:articles?|stories|topics?|posts?|coverage|content|news)|recommended(?:\s+for\s+you)?|also\s+(?:read|see|on)|trending(?:\s+now)?|most\s+(?:popular|read|viewed|"
        r"shared|recent|commented|watched)|popular(?:\s+(?:stories|posts|now|articles))?|latest\s+(?:news|stories|headlines|videos?|posts?|from)"
        r"|top\s+(?:stories|news|headlines|videos?|picks)|what\s+to\s+read\s+next|editors?[’']?s?\s+picks?|featured(?:\s+\w+)?|breaking\s+news|"
        r"from\s+around\s+the\s+web|around\s+the\s+web|you\s+may\s+have\s+missed|similar\s+(?:stories|articles)|stories\s+you)\b.{0,60}$",
        r"^(?:tags?|topics?|filed\s+(?:under|in)|categor(?:y|ies)|keywords?|in\s+this\s+(?:article|story)|posted\s+in|tagged(?:\s+(?:as|in|with))?|explore"
        r"(?:\s+more)?|labels?|sections?|태그)\s*:.{0,200}$",
        r"^more\s+(?:great|top|recent|articles?|posts?|by)\b.{0,60}$|^elsewhere\s+on\b.{0,60}$|^next\s+up\b.{0,40}$|^read\s+these\b.{0,20}$"
        r"|^about\s+(?:the\s+author|this\s+(?:article|story|statement))\W*$|^explore\s+further\W*$",
        r"^(?:<|<<|«|‹|←|>|>>|»|›|→|▶|►|▲|☞)\s*\S.{0,120}$",
    ),
    _rule(
        "related link",
        r"(?<!\.)\.\.$",
        hints="..",
    ),
    _rule(
        "comments",
        r"^[\W_]*(?:\d+\s+)?(?:comments?|repl(?:y|ies)|responses?)(?:\s*\(?\d+\)?)?[\W_]*$",
        r"^[\W_]*(?:(?:leave|post|add|write|view|show|hide|load|read|see|join|sort|report|be\s+the\s+first)\b.{0,30}"
        r"\b(?:comments?|reply|replies|discussion|conversation|thoughts))\b.{0,60}$(?<!\.)",
        r"^(?:\d+\s+(?:likes?|views?|reads?|shares?|retweets?)[\s·|,]*)+$",
        r"^(?:댓글|의견|좋아요).{0,20}$",
    ),
    _rule(
        "navigation",
        r"^[\W_]*(?:home|menu|close|open|search|skip(?:\s+to.{0,40})?|back(?:\s+to.{0,30})?|next|prev(?:ious)?|toggle\s.{0,40}|main\s+menu|navigation"
        r"|sections?|about(?:\s+us)?|contact(?:\s+us)?|advertise(?:\s+with\s+us)?|careers?|jobs|sitemap|site\s+map|help|faqs?|feedback|settings"
        r"|loading\.*|show\s+(?:more|less|all)|view\s+(?:all|more|gallery)|see\s+all|expand|collapse|hide|edition|go|ok|submit|cancel|play|pause|mute"
        r"|play\s+video|watch\s+live|live|listen(?:\s+to\s+(?:this\s+)?article)?|top|back\s+to\s+top|text\s+size|font\s+size|print\s+edition|e-?paper|archives?"
        r"|홈|메뉴|검색|닫기|전체\s*메뉴|본문\s*바로가기|글자\s*크기.{0,20}|맨\s*위로|목록|이전|다음|기사\s*입력|뉴스\s*홈)[\W_]*$",
        r"^(?:view|open|enlarge|expand|toggle)\s+(?:image|picture|photo|gallery|caption|full\s*screen)\b.{0,40}$",
        r"^(?:quick\s+guide|reuse\s+this\s+content|image\s+gallery)$",
        r"^(?:updated\s+|published\s+|posted\s+)?(?:\d+|an?|one)\s+(?:min(?:ute)?|hour|day|week|month|year)s?\s+ago$",
        r"^(?:please\s+)?(?:enable|turn\s+on|allow)\s+javascript\b.{0,120}$",
        r"^\d{1,3}\s*(?:of|/)\s*\d{1,3}(?:\s+\w+)?$",
        r"^(?:\d+\s+)?min(?:ute)?s?\s+(?:read|to\s+read)$|^\d+[\s-]*min(?:ute)?s?\s+(?:read|listen|watch)$|^(?:reading\s+time|time\s+to\s+read)\b.{0,30}$",
        r"^(?:https?://|www\.)\S+$",
        r"^javascript\s+is\b.{0,120}$",
    ),
    _rule(
        "navigation",
        r"^(?:[^\s>›»/|]+(?:\s[^\s>›»/|]+){0,3}\s*[>›»]\s*){1,6}[^>›»|]{0,90}$",
        hints="> › »",
    ),
    _rule(
        "navigation",
        r"^(?:[\w\s]{0,30}\bjavascript|.{0,40}\byour\s+(?:web\s+)?browser)\b.{0,60}"
        r"(?:enabled?|disabled|supported?|required|upgrade|update)\b.{0,120}$",
        hints="javascript browser",
    ),
    _rule(
        "weather",
        r"^[-+−]?\d{1,3}(?:\.\d)?\s?°?\s?[FC]\b\.?$",
        r"^[-+−]?\d{1,3}(?:\.\d)?\s?°(?:\s?[FC])?(?:\s*/\s*[-+−]?\d{1,3}\s?°?(?:\s?[FC])?)?$",
        r"^(?:(?:mostly|partly|light|heavy|scattered|overcast|clear|broken)\s+)*(?:sunny|cloudy|clouds?|clear(?:\s+sky)?|rain(?:y)?|"
        r"showers|snow(?:y)?|haz[ey]|fog(?:gy)?|mist|overcast|thunderstorms?|drizzle)[\s,]*[-+−]?\d{0,3}\s?°?[FC]?$",
        r"^(?:맑음|흐림|구름\s*(?:많음|조금)|비|눈|안개)\s*[-+]?\d{0,3}(?:\.\d)?\s?(?:℃|°C?)?$",
        r"^[-+−]?\d{1,3}(?:\.\d)?\s?[℃℉]$",
    ),
    _rule(
        "caption",
        r"^(?:photo(?:graph)?s?|images?|pictures?|caption|credit|illustration|video|gallery|file\s+photo|representational|representative|사진|영상|그래픽)\b\s*(?:(?:image|photo|pic|credits?|caption|courtesy|source)\b|:|\||=|/)+.{0,200}$",
        r"^(?:photo(?:graph)?|image|picture|illustration|video|graphic)s?\s+(?:by|of)\b[^.!?]{0,80}$",
        r"^(?:above|below|left|right|top|bottom|pictured|inset|foto|фото|media\s+caption|image\s+caption|video\s+caption|image\s+copyright)\b\s*(?:[:|]|$|caption|image).{0,300}$",
        r"^(?:image|photo|slide|picture)\s+\d+\s+(?:of|/)\s+\d+$|^(?:image|media|video|photo)\s+(?:caption|copyright|credit|source)\b.{0,200}$",
    ),
    _rule(
        "caption",
        rf"\[\s*(?:[^\[\]]{{0,60}}[/,·\s-])?(?:{_AGENCIES})(?:[/,·\s-][^\[\]]{{0,60}})?\s*\]\W*$",
        rf"\(\s*(?:[^()]{{0,60}}[/,·\s])?(?:{_AGENCIES})\s*(?:photos?|images?|file)?(?:[/,·\s-][^()]{{0,60}})?\)\W*$",
        r"(?-i:\[[A-Z][A-Z\s./&,'’-]{2,50}\]\W*$)",
        r"\((?:file\s+photo|photo|photos|photo\s+by.{0,60}|photo:.{0,80}|image:?.{0,80}|credit:?.{0,80}|courtesy.{0,80}|ap\s+photo.{0,60}|file|handout.{0,40}|screenshot.{0,40}|pictured?)\)\W*$",
        r"[.!?][”\"’']?\s+(?-i:\([A-Z가-힣][^().!?]{2,60}\))$",
        r"(?-i:\(\s*[A-Z][\w.&-]*(?:\s?/\s?[A-Z][\w.&\s-]*)+\s*\))$",
        hints="[ (",
    ),
    _rule(
        "caption",
        r"(?:\(|\[|—|–|\||/|^|\.\s)\s*(?:file\s+)?(?:photo(?:graph)?s?|images?|pictures?|illustration|screenshot|graphic|video|credit|source)"
        r"\s*(?:credits?|courtesy(?:\s+of)?|by|:|/|©|from|via)\s*[^.]{0,100}(?:\)|\])?\W*$",
        r"(?:photo|image|picture|photograph|illustration|video)\s*(?:credit|courtesy|by|:)\s*.{0,80}$(?<!\.)",
        r"\b(?:photo|image|picture)?\s*(?-i:Credit|CREDIT)\s*:\s*.{2,80}$",
        r"\bgetty\s+images\b[^.]{0,40}$|\bap\s+photo\b|\breuters/\w+|\b(?:file|handout)\s+photo\b[^.]{0,30}$",
        hints="photo image picture illustration screenshot graphic video credit source getty reuters",
    ),
    _rule(
        "caption",
        r"(?:/|via|for|through)\s*(?:ap|afp|reuters|getty(?:\s+images)?|epa|bloomberg|shutterstock|the\s+associated\s+press|associated\s+press)(?:\s+images?)?[)\]]?\W*$(?<![.!?])",
        hints="afp reuters getty epa bloomberg shutterstock press ap",
    ),
    _rule(
        "caption",
        r"[/|]\s*(?:연합뉴스|뉴시스|뉴스1|AP|EPA|로이터|게티이미지\w*|AFP)\W*$|\[?(?:사진|자료\s*사진|그래픽)\s*[=:|/].{0,60}\]?$|(?:제공|촬영|캡처)\W?$(?<=[\]).])",
        hints="/ | 사진 그래픽 제공 촬영 캡처",
    ),
    _rule(
        "credit",
        r"^[\W_]*(?:reporting|additional\s+reporting|writing|editing|edited|translated|compiled|produced|graphics?|research|fact-check(?:ed|ing))\s+"
        r"by\b.{0,200}$",
        r"^(?:source|via)\s*:.{0,80}$",
        r"^(?:our\s+standards|this\s+story\s+has\s+been\s+(?:updated|corrected)|correction|editor[’']s\s+note|disclaimer|disclosure|note)\s*:.{0,400}$",
        r"^for\s+more\s+(?:information|news|stories|on)\b.{0,200}$",
        r"^(?:contact|reach|e-?mail|follow|write\s+to|call)\s+(?:the\s+(?:author|writer|reporter)|him|her|them|me|us|[A-Z]\w+(?:\s[A-Z]\w+)?)\s+(?:at|on|via|@)\b.{0,160}$",
        r"^(?:have\s+(?:a\s+(?:tip|story|question|comment|view)|something)|got\s+a\s+(?:tip|story)|send\s+(?:your|us|tips)|to\s+comment)\b.{0,200}$",
        r"^(?:\#\w+[\s,]*)+$",
        r"^@\w+$",
        r"^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$",
    ),
    _rule(
        "credit",
        r"^.{0,120}\bcontributed\s+(?:to\s+this\s+(?:report|story|article|piece)|reporting)\b.{0,80}$",
        hints="contributed",
    ),
)
_COPYRIGHT = tuple(rule for rule in RULES if rule.reason == "copyright")
_END_MARKS = re.compile(r"^[\W_]+$")
LONGEST = 420
"""Of a longer line only the beginning is read, and only for a copyright."""


def reason(line: str) -> str | None:
    """Why `line` is no article text, or None. `line` has no white space around it."""
    if _END_MARKS.match(line):
        return "ornament"
    rules = RULES if len(line) <= LONGEST else _COPYRIGHT
    line = line[:LONGEST]
    folded = line.casefold()
    return next((rule.reason for rule in rules if rule.fits(line, folded)), None)
