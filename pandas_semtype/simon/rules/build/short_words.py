"""Short words and codes that no package gives: booleans, genders, former currencies."""

from __future__ import annotations

__all__ = [
    "BOOLEANS",
    "COUNTRY_CODES",
    "FORMER_CURRENCIES",
    "GENDERS",
    "MONTHS",
    "OTHER_GENDERS",
    "WEEKDAYS",
]

COUNTRY_CODES = "UK XK"
"""Codes that are used along with those of ISO 3166-1: the United Kingdom, Kosovo."""

FORMER_CURRENCIES = "ANG BGN BYR DEM EEK FRF HRK ITL LTL LVL MRO SLL STD VEF ZWL"
"""Codes that ISO 4217 has withdrawn and tables still hold."""

MONTHS = "sept"
WEEKDAYS = "thur thurs tues"
"""English short forms besides those of the Unicode repository."""

GENDERS = """
male female man woman men women boy girl m f boys girls males females männlich weiblich mann frau
männer frauen mädchen homme femme hommes femmes masculin féminin hombre mujer hombres mujeres niño
niña masculino femenino feminino maschio femmina maschi femmine uomo donna uomini donne homem mulher
homens mulheres menino menina vrouw mannen vrouwen jongen meisje jongens meisjes mannelijk
vrouwelijk mand kvinde mænd kvinder dreng pige drenge piger kvinne menn kvinner gutt jente gutter
jenter kvinna män kvinnor pojke flicka pojkar flickor mies nainen miehet naiset poika tyttö pojat
tytöt karlar konur karlkyn kvenkyn mężczyzna kobieta mężczyźni kobiety chłopiec dziewczynka muž žena
muži ženy chlapec dívka chlapci dívky dievča dievčatá férfi nő férfiak nők fiú lány fiúk lányok
bărbat femeie bărbați femei băiat băieți мъж жена мъже жени момче момиче мушкарац мушкарци мушки
женски muškarac muškarci muški ženski moški ženska ženske vyras moteris vyrai moterys berniukas
mergaitė vīrietis sieviete vīrieši sievietes mees naine mehed naised άνδρας γυναίκα άνδρες γυναίκες
άρρεν θήλυ erkek kadın мужской женский мужчина женщина мужчины женщины мальчик девочка мальчики
девочки чоловік жінка чоловіки жінки хлопчик дівчинка זכר נקבה גברים נשים ذكر أنثى ذكور إناث رجل
امرأة رجال نساء مرد زن पुरुष महिला পুরুষ মহিলা ஆண் பெண் ชาย หญิง nữ pria wanita laki-laki lelaki
perempuan mwanaume mwanamke wanaume wanawake 男 女 男性 女性 男子 女子 男生 女生 남 여 남자 여자
남성 여성
"""  # noqa: RUF001
"""Words and letters of gender."""

OTHER_GENDERS = "x u o d other diverse divers nonbinary non-binary unisex mixed"
"""What stands beside them in a column."""

BOOLEANS = """
true false, yes no, t f, y n, on off, ja nein, j n, wahr falsch, oui non, o n, vrai faux, sí no,
si no, verdadero falso, sì no, vero falso, sim não, sim nao, s n, verdadeiro falso, ja nee,
waar onwaar, ja nej, sand falsk, sann falsk, sann usann, sant usant, sant falskt, ja nei, já nei,
satt ósatt, kyllä ei, tosi epätosi, tak nie, prawda fałsz, ano ne, áno nie, pravda nepravda,
igen nem, igaz hamis, da nu, adevărat fals, да не, вярно невярно, da ne, тачно нетачно,
tačno netačno, točno netočno, taip ne, tiesa netiesa, jā nē, jah ei, tõene väär, да нет,
истина ложь, верно неверно, так ні, істина хибність, ναι όχι, αληθές ψευδές, αληθής ψευδής,
σωστό λάθος, evet hayır, doğru yanlış, var yok, כן לא, אמת שקר, نعم لا, صحيح خطأ, بله خیر,
درست نادرست, دارد ندارد, हाँ नहीं, हां नहीं, सही गलत, सत्य असत्य, হ্যাঁ না, সত্য মিথ্যা, ஆம் இல்லை,
உண்மை பொய், ใช่ ไม่ใช่, จริง เท็จ, มี ไม่มี, có không, đúng sai, ya tidak, benar salah,
ndiyo hapana, kweli uongo, はい いいえ, 真 偽, あり なし, 是 否, 真 假, 有 无, 有 無, 对 错, 對 錯,
예 아니오, 네 아니요, 참 거짓, 있음 없음, enabled disabled, .true. .false.
"""  # noqa: RUF001
"""Pairs of boolean words, the true one first."""
