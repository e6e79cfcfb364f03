"""Closed lists of short codes and words: countries, currencies, states, months."""

from __future__ import annotations

__all__ = [
    "BOOLEANS", "COUNTRIES_2", "COUNTRIES_3", "CURRENCIES", "GENDERS", "LANGUAGES", "MONTHS",
    "OTHER_GENDERS", "STATES", "WEEKDAYS",
]  # fmt: skip

_COUNTRIES_2 = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR
HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR
LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG
NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE
SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA
UG UK UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
_COUNTRIES_3 = """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR
BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG
COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH
FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY
HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM
KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL
MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR
NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU
SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA
TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB
VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
"""
_CURRENCIES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP
BYN BYR BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DEM DJF DKK DOP DZD EEK EGP
ERN ETB EUR FJD FKP FRF GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR
ISK ITL JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD MAD MDL
MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK
PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC
SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VEF VES VND VUV
WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG
ZWL
"""
_LANGUAGES = """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv
dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie
ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv
mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm
rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_STATES = """
AB AK AL AR AS AZ BC CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MB MD ME MI MN MO MP MS MT
NB NC ND NE NH NJ NL NM NS NT NU NV NY OH OK ON OR PA PE PR QC RI SC SD SK TN TX UM UT VA VI VT WA
WI WV WY YT
"""
_MONTHS = """
abril agosto agustus août apr april aprile aralık aug august augusti augustus avril ağustos březen
czerwiec dec december desember dezember dezembro dicembre diciembre duben décembre ekim elokuu
enero eylül feb febbraio febrero februar februari february fevereiro février gennaio giugno
grudzień haziran heinäkuu helmikuu huhtikuu jan janeiro januar januari january janvier joulukuu
juillet juin jul julho juli julio july jun june junho juni junio kasım kesäkuu květen kwiecień
leden lipiec listopad lokakuu luglio luty maaliskuu maart maggio mai maio maj mar march maret
marraskuu mars mart marts marzec marzo março may mayo mayıs mei märz nisan nov november novembre
novembro noviembre ocak oct october octobre octubre oktober ottobre outubro październik prosinec
sep sept september septembre septiembre setembro settembre sierpień srpen styczeń syyskuu tammikuu
temmuz toukokuu wrzesień září únor červen červenec říjen şubat август апрель декабрь июль июнь май
март ноябрь октябрь сентябрь февраль январь
"""  # noqa: RUF001
_WEEKDAYS = """
cuma cumartesi czwartek dienstag dimanche dinsdag domenica domingo donderdag donnerstag fredag
freitag fri friday giovedì jeudi jueves jumat kamis keskiviikko lauantai lundi lunedì lunes lördag
lørdag maanantai maandag mandag mardi martedì martes mercoledì mercredi minggu mittwoch miércoles
mon monday montag måndag neděle niedziela onsdag pazar pazartesi perjantai perşembe piątek pondělí
poniedziałek pátek quarta-feira quinta-feira rabu sabato sabtu salı samedi samstag sat saturday
segunda-feira selasa senin sexta-feira sobota sonntag středa sun sunday sunnuntai sábado söndag
søndag terça-feira thu thur thurs thursday tiistai tirsdag tisdag torsdag torstai tue tues tuesday
vendredi venerdì viernes vrijdag wed wednesday woensdag wtorek zaterdag zondag çarşamba úterý
čtvrtek środa воскресенье вторник понедельник пятница среда суббота четверг
"""  # noqa: RUF001
_GENDERS = """
male female man woman men women boy girl m f boys girls males females männlich weiblich mann frau
homme femme masculin féminin hombre mujer masculino femenino feminino maschio femmina uomo donna
vrouw kvinna mężczyzna kobieta мужской женский
мужчина женщина 男 女 男性 女性 남 여 남자 여자 ذكر أنثى
"""
_OTHER_GENDERS = "x u o d other diverse divers nonbinary non-binary unisex mixed"
_BOOLEANS = """
true false, yes no, t f, y n, on off, ja nein, j n, wahr falsch, oui non, o n, vrai faux, sí no,
si no, verdadero falso, sì no, vero falso, sim não, sim nao, s n, verdadeiro falso, ja nee,
waar onwaar, ja nej, tak nie, ano ne, да нет, evet hayır, igen nem, ya tidak, ναι όχι, はい いいえ,
是 否, 예 아니오, نعم لا, enabled disabled, .true. .false.
"""  # noqa: RUF001

COUNTRIES_2 = frozenset(_COUNTRIES_2.split())
"""ISO 3166-1 alpha-2, and three codes that are used along with them."""

COUNTRIES_3 = frozenset(_COUNTRIES_3.split())
"""ISO 3166-1 alpha-3."""

CURRENCIES = frozenset(_CURRENCIES.split())
"""ISO 4217, with some that are no longer valid."""

LANGUAGES = frozenset(_LANGUAGES.split())
"""ISO 639-1."""

STATES = frozenset(_STATES.split())
"""Postal codes of the states of the USA and the provinces of Canada."""

MONTHS = frozenset(_MONTHS.split())
"""Names of months in several languages, and English short forms."""

WEEKDAYS = frozenset(_WEEKDAYS.split())
"""Names of weekdays in several languages, and English short forms."""

GENDERS = frozenset(_GENDERS.split())
"""Words and letters of gender."""

OTHER_GENDERS = frozenset(_OTHER_GENDERS.split())
"""What stands beside them."""

BOOLEANS = tuple(frozenset(pair.split()) for pair in _BOOLEANS.split(","))
"""Pairs of words of truth."""
