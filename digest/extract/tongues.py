"""Languages in Latin letters, told by their small words and by letters that few of them have."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

_SMALL = {
    "en": """the of and to in a is that for it was on with as are be this by at from his have he they but
        not an or had will her their has which were you we been who its said after would can about
        into more when over out up if new says what how why than could your our off amid ahead here
        there say year years day first against no""",
    "de": """der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an
        werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war
        haben nur oder aber vor zur bis mehr durch man sein wurde sei gegen vom können schon wenn habe
        seine unter wir soll ihre kein keine zwischen neue neuer jahre""",
    "nl": """de van het een en in is dat op te zijn met voor niet aan er om ook als maar bij uit door naar
        heeft nog tot over worden wordt meer al wel deze geen hij ze hun zich wij kan onder na tegen
        moet werd dan zo nieuwe jaar veel mensen hebben waren had deel zonder tussen gaat komt""",
    "fr": """de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont
        avec son aux ont cette mais ses comme ou été elle nous sa leur fait après être entre deux ces
        dont sans même où avait contre chez selon ans tout lors depuis était sous leurs face vers d l
        qu s n c j""",
    "es": """de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le
        ha este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo
        nos durante todos uno les ni contra otros ese eso ante ellos fue han años tras según son tiene
        será está hoy""",
    "pt": """de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à
        seu sua ou quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos
        seus quem nas esse eles você essa num nem às foi são está após diz contra anos ano sobre pode
        deve tem ser há novo""",
    "it": """di e il la che in a per un del è non una si con i da le dei della al nel sono gli dal come più
        alla ha lo anche ma delle su o ai nella ed se ci loro cui degli questo questa dalla stato
        essere fra tra suo sua dopo anni sulla contro due alle ancora già solo sul dell all nell un l
        d perché hanno fa senza prima era c quando nuovo nuova""",
    "ca": """de la i el que a en les per un amb una del és els al no es més dels pel va ha com però seva
        seu són aquest aquesta també entre sobre fins han d l s ser amb sense després molt anys segons
        quan ja hi ho perquè contra nou nova""",
    "ro": """de și în a la cu pe din nu o un că se mai pentru este care au fost ca al ai prin sunt după dar
        fi sau iar lui cele cel despre între când ei unui unei către va ani său sa până fără acest
        această acum foarte într dintre fiind anul""",
    "sv": """och i att det som en på är av för med den till inte om har de ett han var jag men sig från vi
        så kan när efter år ska man ut nu eller över även vid under sin mot hos alla blir sedan skulle
        kommer utan mellan mycket där dem säger hade varit får nya vill""",
    "da": """og i at det er en til af på for med den som har de ikke et der om var fra han vi men sig så to
        tre slutter kan efter år skal ud nu eller over også ved mod hos alle bliver efter siden blev
        når siger uden mellem hvor dem havde været får nye vil ifølge hvad kun disse""",
    "no": """og i at det er en til av på for med den som har de ikke et der om var fra han vi men seg to
        tre så kan etter år skal ut nå eller over også ved mot hos alle blir siden ble når sier uten
        mellom hvor dem hadde vært får nye vil ifølge hva bare disse fikk etter mener""",
    "fi": """ja on ei se että oli ovat mutta kun hän myös sen mukaan vuoden joka kuin ole tai jo niin vain
        sekä mitä nyt ne joka jotka sitä kuten ennen jälkeen vielä tämä olla voi hänen noin kanssa
        koska siitä yli kertoo uusi suomen vuonna tulee saa olisi""",
    "hu": """a az és hogy nem is egy ez meg volt de csak már el még ki van után azt kell be mint ha más
        lesz fel aki lehet között vagy szerint ezt nagy sem ami pedig ezek miatt majd minden több
        magyar új így mert lett éves alatt ellen""",
    "pl": """i w na z się nie do że jest to o jak a po co od za przez ale dla tym tak czy już są był było
        ma jego jej ich tego oraz może tylko przed które który która został także nad być roku lat pod
        bez mówi będzie przy ze we między jako""",
    "cs": """a v se na je že to z do s o i ve pro za by ale jako po k jsou od který které která byl bylo
        také podle jak ze už při než však budou bude nebo více jsme tak před ještě aby roku let mezi
        má při jen ho jeho kvůli lidí nový uvedl""",
    "sk": """a v sa na je že to z do s o i vo pre za by ale ako po k sú od ktorý ktoré ktorá bol bolo aj
        podľa čo zo už pri než však budú bude alebo viac sme tak pred ešte aby roku rokov medzi má len
        ho jeho pre ľudí nový uviedol""",
    "hr": """i u je se na da su za od o s ne a će kao to koji koja koje iz bi ali što više po samo bio nije
        bila biti nakon prema do te ili kod zbog godine godina sve još protiv prije tijekom već ima
        može rekao novi nova""",
    "sl": """in je v na se za da so ki z s pa bo od po tudi ne kot bi ali še do pri iz ni bil bilo ter več
        leta let med ob lahko po letu sta proti pred že samo zaradi čez nov nova dejal""",
    "tr": """ve bir bu da de için ile olarak olan çok daha gibi kadar sonra ne en ancak ama her var göre
        olduğu ise değil dedi o sonra yeni iki yıl yılında oldu olacak etti ettiği tarafından önce
        karşı üzerinde mi içinde ya büyük türkiye edildi""",
    "id": """yang dan di untuk dengan dari ini pada tidak dalam itu akan juga ke oleh tersebut ada telah
        karena adalah sebagai bisa lebih kata saat para atau sudah saya mereka hingga menjadi secara
        tahun dapat orang warga kami harus masih antara setelah baru atas sejumlah""",
    "vi": """của và là các có cho trong không được với người một những đã này khi về từ đến để năm cũng ở
        vào ra tại như theo sẽ đó nhiều trên phải sau việt nam bị còn nước hơn ngày hai công do""",
    "tl": """ang ng sa na mga at ay ni si para ito hindi kay nang isang may mula kung niya ayon dahil nila
        din rin pa siya kanyang ko ito ngunit""",
    "sw": """ya na wa kwa ni katika za la hii kuwa cha hiyo wake yake baada hayo huo huku kama bila zaidi
        watu mwaka alisema serikali ambao pia lakini""",
    "et": """ja on ei et see oma kui ka aga ning oli mis selle seda või kes ta välja nii siis veel pärast
        aasta ütles tema juba enne peab vahel üle eesti""",
    "lt": """ir į kad yra su iš tai ne bet kaip apie už per po nuo buvo bus jau tik jis metų dėl prieš
        kuris šių savo lietuvos taip pat iki""",
    "lv": """un ir ar no uz ka par kas arī pēc bija tas līdz vai gada to tika tiek bet nav viņš savu gadu
        pie latvijas pret""",
}
_LETTERS = {
    "de": "ßäöü",
    "fr": "éèêàçîôûœëï",
    "es": "ñ¿¡áéíóú",
    "pt": "ãõçáâéêíóôú",
    "it": "àèìòù",
    "ca": "çàèéíòóúïü",
    "ro": "ăâîșțşţ",
    "sv": "åäö",
    "da": "æøå",
    "no": "æøå",
    "fi": "äö",
    "hu": "őűáéíóöúü",
    "pl": "łżźśńęąćó",
    "cs": "ěřůčšžýáíéúď",
    "sk": "ľĺŕčšžýáíéúďťňô",
    "hr": "đčćšž",
    "sl": "čšž",
    "tr": "ğışçöü",
    "vi": "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáãèéìíòóõùúý",
    "et": "õäöüš",
    "lt": "ėųįūčšžą",
    "lv": "āēīūķļņģčšž",
}
_ENDS = {
    "en": """tion tions ment ments ing ings ed er ers es al ous ive ity ies ly ance ence ist ists sts nts
        ts ys ks ns ds ls able ble ant ent ary ory ate ates ism ship ness ght rth th ck ch sh ss ay ey
        ow ew own ard ald ence man men land age ure ics ice ial ire ore ase ise ize""",
    "de": "ung ungen keit heit lich isch schaft ern ert tzt",
    "nl": "heid ing ijk en lijk atie aan",
    "fr": "tion ment eur eux ique ise ée aux",
    "es": "ción dad mente ado ada ará ron nte eno os",
    "pt": "ção ções dade mente ado ada ará ram eira eiro ão",
    "it": "zione zioni mento tà ato ata are ità gli iamo ello",
    "ca": "ció ment tat aran ada eix",
    "ro": "ului ilor rea ată ului ție eşte ește ul iei",
    "sv": "het ning arna orna erna ligt",
    "da": "hed ning erne ede ler",
    "no": "het ning ene ede ler",
    "fi": "ssa ssä lla llä sta stä lle aan ään uun nen kin tta",
    "hu": "nak nek ban ben ból ből hoz ság ség ott ett ik ok ek",
    "pl": "ego emu ych ach ami ość anie enie ął cie ski",
    "cs": "ého ému ých ách ami ost ání ení lo ský",
    "sk": "ého ému ých ách ami osť anie enie lo ský",
    "hr": "nje ija ost og ima ama ski ti",
    "sl": "nje ija ost ega imi ov ski ti",
    "tr": "lar ler yor iyor ıyor eri ları leri deki daki dır dir cak cek miş mış",
    "id": "kan nya an asi",
    "et": "sse st ks le ga ti id",
    "lt": "os ų ius as io imo ėje",
    "lv": "us ās ijas ums ību",
}
_BEGINS = {"id": "meng mem men peng pem pen ber ter"}
_WORD = re.compile(r"(?<![^\W\d_]\.)[^\W\d_]+(?!\.[^\W\d_])")
LEAST = 0.8
"""What speaks for a language, from which it is believed where nothing else tells: a small word of its own."""
SURE = 6.0
"""From here on it is believed against the page's own word."""
_MARGIN = 1.25
"""By how much it must be ahead of English, and, to be sure, of the next."""
_PLAINLY = 0.15
"""The share of small words that are English alone from which nothing else is asked: most texts have it."""
_PRIOR = 0.1
"""What speaks for English before a word is read: it is what most texts are."""
_LETTER, _MOST_LETTERS = 0.6, 12
"""What each letter that English lacks speaks for a language, and how many of them count."""
_FORM, _LONG = 0.45, 4
"""What a word's end or beginning speaks, and how long a word must at least be for that, and one more."""
Homes = Mapping[str, tuple[tuple[str, float], ...]]
"""A sign → the languages that it speaks for, each with its weight."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What speaks for a language, and for which: small words, letters, ends and beginnings of words."""

    words: Homes
    letters: Homes
    ends: Homes
    begins: Homes


@cache
def _signs() -> _Signs:
    return _Signs(
        _homes(_SMALL, split=True),
        _homes(_LETTERS, split=False),
        _homes(_ENDS, split=True),
        _homes(_BEGINS, split=True),
    )


def _homes(table: dict[str, str], *, split: bool) -> Homes:
    """What stands in a table → the languages that have it, each with its weight: less where shared."""
    homes: dict[str, list[str]] = {}
    for code, signs in table.items():
        for sign in dict.fromkeys(signs.split() if split else signs):
            homes.setdefault(sign, []).append(code)
    return {
        sign: tuple((code, 1.0 / math.sqrt(len(codes))) for code in codes) for sign, codes in homes.items()
    }


@cache
def _english_alone() -> frozenset[str]:
    """The small words that no other language here has."""
    return frozenset(word for word, homes in _signs().words.items() if [code for code, _ in homes] == ["en"])


def told(text: str) -> tuple[str, bool] | None:
    """The language of a text in Latin letters, and whether it is sure; None where too little speaks."""
    plain = unicodedata.normalize("NFC", text).lower()
    words = _WORD.findall(plain)
    if sum(map(_english_alone().__contains__, words)) >= max(SURE, _PLAINLY * len(words)):
        return "en", True
    scores = _scores(plain, words)
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    if not ranked or scores[ranked[0]] < LEAST:
        return None
    best, rival = scores[ranked[0]], scores[ranked[1]] if len(ranked) > 1 else 0.0
    if (scores.get("en", 0.0) + _PRIOR) * _MARGIN > best:
        return "en", scores.get("en", 0.0) >= SURE
    return ranked[0], best >= SURE and best >= _MARGIN * rival


def _scores(plain: str, words: Sequence[str]) -> dict[str, float]:
    """What speaks for each language."""
    scores: dict[str, float] = {}
    for word in words:
        for code, worth in _spoken(word):
            scores[code] = scores.get(code, 0.0) + worth
    if not plain.isascii():
        for letter, homes in _signs().letters.items():
            count = min(plain.count(letter), _MOST_LETTERS)
            for code, weight in homes:
                scores[code] = scores.get(code, 0.0) + count * weight * _LETTER
    return {code: score for code, score in scores.items() if score}


@lru_cache(maxsize=1 << 15)
def _spoken(word: str) -> Sequence[tuple[str, float]]:
    """What a word speaks for: as a small word, or else by its end and its beginning."""
    signs = _signs()
    known = signs.words.get(word)
    if known is not None or len(word) <= _LONG:
        return known or ()
    ends = _first(signs.ends, (word[-size:] for size in (5, 4, 3, 2)))
    begins = _first(signs.begins, (word[:size] for size in (4, 3)))
    return tuple((code, weight * _FORM) for code, weight in (*ends, *begins))


def _first(table: Homes, forms: Iterable[str]) -> Sequence[tuple[str, float]]:
    """What the longest of the forms that the table holds speaks for."""
    return next((table[form] for form in forms if form in table), ())
