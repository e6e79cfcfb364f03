"""Words of closed lists in the languages of the world: truth, gender, points, regions, titles.

What a validator rejects is no cell of its label, so the lists are wide: a word that says
something else elsewhere may stand here. What settles a label is narrower; see `word_lists`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable

from ...folding import fold

__all__ = [
    "CONTINENT_KEYS",
    "GENDER_WORDS",
    "HONORIFIC_WORDS",
    "POINT_WORDS",
    "SHORT",
    "TRUTH_WORDS",
    "is_known",
    "known_words",
    "of_other_script",
    "plain",
]

TRUTH_WORDS = """
0 1 0.0 1.0 -1 + 2 y n t f x yes no true false on off j ja nein jep ok ko s si non oui v o
checked unchecked active inactive enabled disabled present absent pass fail passed failed
positive negative √ ✓ ✔ ✗ ✘ ☑ ☐ ☒ ✅ ❌ ✖ × ○ ●
yep nope yeah yup nah
nej sand falsk til fra tændt slukket sann usann sant usant på av falskt tilstede fraværende
tosi epätosi kyllä ei kylla päällä pois já nei satt ósatt rétt rangt
waar onwaar juist onjuist nee aan uit aanwezig afwezig wahr falsch an aus ein richtig anwesend
abwesend vorhanden aktiv inaktiv vrai faux présent absente présente actif inactif marche arrêt
sí verdadero falso cierto presente ausente activo inactivo encendido apagado sì vero acceso
spento assente attivo inattivo sim não nao verdadeiro ligado desligado ativo inativo
tak nie prawda fałsz falsz obecny nieobecny włączony wyłączony włączone wyłączone wł wył jest brak
ano ne je není pravda nepravda přítomen nepřítomen zapnuto vypnuto áno zapnuté vypnuté prítomný
neprítomný igen nem igaz hamis be ki van nincs jelen hiányzik hiányzó
da nu adevărat fals pornit oprit prezent да не вярно невярно истина лъжа има няма нема вкл изкл
tačno netačno tocno netocno točno netočno istina laž neistina istinito lažno ima nema prisutan
odsutan uključeno isključeno тачно нетачно лаж res neres ni_res drži pravilno nepravilno prisoten
odsoten vklopljeno izklopljeno taip tiesa netiesa yra nėra įjungta išjungta jā nē patiess nepatiess
taisnība nepatiesi ir nav ieslēgts izslēgts jah tõene väär sees väljas õige vale olemas puudub
ναι όχι οχι αληθές ψευδές αληθής ψευδής σωστό λάθος παρών απών evet hayır hayir doğru yanlış
var yok açık kapalı aktif pasif mevcut
д н нет действует ложь есть верно неверно вкл выкл включено выключено присутствует отсутствует
так ні істина хибність правда неправда є немає увімк вимк увімкнено вимкнено присутній
відсутній כן לא אמת שקר יש אין נכון לא_נכון נוכח נעדר
نعم لا صحيح خطأ صح يوجد لا_يوجد موجود غير_موجود صواب حاضر غائب مفعل معطل بله خیر درست نادرست آری
دارد ندارد صحیح غلط هست نیست فعال غیرفعال غیر_فعال ہاں نہیں جی
हाँ हां नहीं सही गलत ग़लत सत्य असत्य उपस्थित अनुपस्थित হ্যাঁ না সত্য মিথ্যা আছে নেই
ஆம் இல்லை உண்மை பொய் ใช่ ไม่ใช่ ไม่ จริง เท็จ มี ไม่มี ถูก ผิด เปิด ปิด
có không đúng sai bật tắt co khong vắng vắng_mặt có_mặt
ya tidak benar salah betul palsu ada tidak_ada aktif nonaktif tidak_aktif hadir tidak_hadir hidup
mati ndiyo ndio hapana kweli uongo bai ez cert cierta fals egia gezurra po jo
是 否 有 無 无 対 不 真 假 对 错 對 錯 不是 没有 沒有 开 关 開 關 启用 禁用 在 不在
はい いいえ 偽
あり なし 有り 無し 可 正 誤 オン オフ 예 네 아니오 아니요 참 거짓 있음 없음 유 무 켜짐 꺼짐
иә жоқ այո ոչ bəli xeyr hə yox oo
"""
"""Of the boolean words, the signs and digits of truth; ``_`` stands for a space."""

GENDER_WORDS = """
b g h w k 1 2 0 9 l p mr mrs unknown both all male/female trans transgender nb agender herr dame
masculine feminine neuter neutral masc fem coed co-ed
gentleman gentlemen lady ladies gents mens womens guy guys gal gals kvinde
mand mænd kvinder dreng pige drenge piger hankøn hunkøn mann menn kvinne kvinner gutt jente gutter
jenter hannkjønn hunnkjønn män kvinnor pojke flicka pojkar flickor manlig kvinnlig hane hona
mies nainen miehet naiset poika tyttö pojat tytöt uros naaras karl karlar kona konur strákur stelpa
strákar stelpur drengur stúlka karlkyn kvenkyn karlmaður kvenmaður
mannen vrouwen jongen meisje jongens meisjes mannelijk vrouwelijk männer frauen herren damen junge
jungen mädchen knabe knaben buben hommes femmes garçon fille garçons filles mujeres hombres niño
niña niños niñas chico chica varón varones hembra hembras macho machos ragazzo ragazza ragazzi
ragazze maschi femmine uomini donne homem mulher homens mulheres menino menina meninos meninas rapaz
rapariga mężczyźni kobiety chłopiec dziewczynka chłopcy dziewczynki dziewczęta męska żeńska męski
żeński samiec samica pani muž žena muži ženy chlapec dívka chlapci dívky kluk holka mužské ženské
mužský ženský dievča dievčatá samec samice férfi nő férfiak nők fiú lány fiúk lányok hím nőstény
bărbat femeie bărbați femei băiat băieți bărbătesc femeiesc мъж жена мъже жени момче момиче момчета
момичета мъжки женски мъжко женско мушкарац мушкарци жене мушки дечак девојчица дечаци девојчице
muškarac muškarci žene muški ženski muško žensko dječak djevojčica dječaci djevojčice dečak
devojčica moški ženska ženske fant dekle deklica deček fantje dekleta dečki deklice
vyras moteris vyrai moterys berniukas mergaitė berniukai mergaitės vyriška moteriška vyriškas
moteriškas vīrietis sieviete vīrieši sievietes zēns meitene zēni meitenes mees naine mehed naised
poiss tüdruk poisid tüdrukud άνδρας γυναίκα άντρας άνδρες γυναίκες αγόρι κορίτσι αγόρια κορίτσια
άρρεν θήλυ αρσενικό θηλυκό α θ erkek kadın erkekler kadınlar kız oğlan kızlar bayan
мужчина мужчины женщины муж жен м ж мальчик девочка мальчики девочки юноша девушка юноши девушки
самец самка мужской женский чоловік жінка чоловіки жінки хлопчик дівчинка хлопчики дівчатка хлопець
дівчина хлопці дівчата чоловіча жіноча чоловічий жіночий чоловіче жіноче ч чол жін
זכר נקבה גבר אישה אשה גברים נשים ילד ילדה ילדים ילדות בן בת בנים בנות זכרים נקבות ז נ
ذكر أنثى انثى رجل امرأة رجال نساء ولد بنت أولاد بنات ذكور إناث مرد زن مردان زنان پسر دختر پسران
دختران مذکر مؤنث مونث آقا خانم عورت خواتین लड़का लड़की पुरुष महिला स्त्री नर मादा
পুরুষ মহিলা নারী ছেলে মেয়ে ஆண் பெண் ชาย หญิง ผู้ชาย ผู้หญิง เพศชาย เพศหญิง เด็กชาย เด็กหญิง
nam nữ trai gái đàn_ông phụ_nữ pria wanita laki-laki laki lelaki perempuan cowok cewek putra putri
jantan betina mwanaume mwanamke wanaume wanawake mvulana msichana wavulana wasichana mume mke
男 女 男性 女性 男人 女人 男子 女子 男生 女生 男孩 女孩 男の子 女の子 男児 女児 雄 雌 雄性 雌性
公 母 ♂ ♀ オス メス 남 여 남자 여자 남성 여성 남학생 여학생 남아 여아 소년 소녀 수컷 암컷
gizona emakumea gizonezkoa emakumezkoa mutila neska dona dones noi noia nois noies muller mulleres
mashkull femër տղամարդ կին արական իգական კაცი ქალი მამრობითი მდედრობითი еркек әйел ер
kişi qadın lalaki babae fireannach baineannach gwryw benyw manlik vroulik мужчына жанчына маж
машки
"""
"""Of people, children and animals, and of their grammatical gender; sums of both beside them."""

POINT_WORDS = """
n s e w ne nw se sw nne ene ese sse ssw wsw wnw nnw north south east west
northeast northwest southeast southwest nb sb eb wb northbound southbound
eastbound westbound n/b s/b e/b w/b no so nord sud est ouest norte sur este
oeste noreste noroeste sureste suroeste nordost nordwest sudost sudwest ost
westen osten norden suden o noord zuid oost nordeste sudeste sudoeste leste
center central centre northern southern eastern western calm variable var
northerly southerly easterly westerly northeastern northwestern southeastern southwestern
northeasterly northwesterly southeasterly southwesterly northward southward eastward westward
inbound outbound up down left right both
syd øst vest nordøst nordvest sydøst sydvest sør sørøst sørvest nordlig sydlig østlig vestlig
norr söder öster väster nordväst sydost sydväst öst väst nordöst sydöst pohjoinen etelä itä länsi
koillinen luode kaakko lounas norður suður austur vestur norðaustur norðvestur suðaustur suðvestur
noordoost noordwest zuidoost zuidwest noorden oosten zuiden noordelijk zuidelijk oostelijk westelijk
nordosten nordwesten südosten südwesten nördlich südlich östlich westlich sudest sudouest nordouest
nordest nordovest sudovest ovest norte sul noroccidente suroccidente nororiente suroriente oriente
occidente północ południe wschód zachód północny południowy wschodni zachodni północno południowo
sever jih východ západ severovýchod severozápad jihovýchod jihozápad juh juhovýchod juhozápad
észak dél kelet nyugat északkelet északnyugat délkelet délnyugat északi déli keleti nyugati
vest sudvest nordvest север юг изток запад североизток северозапад югоизток югозапад исток
североисток југ југоисток југозапад sjever jug istok zapad sjeveroistok sjeverozapad jugoistok
jugozapad severoistok severozapad vzhod zahod severovzhod severozahod jugovzhod jugozahod
sjeverni severni južni istočni zapadni južna južne sjeverna
severna istočna zapadna sjeverno severno južno istočno zapadno северен южен източен
западен северни јужни источни западни
šiaurė pietūs rytai vakarai šiaurės pietų rytų vakarų ziemeļi dienvidi austrumi rietumi
ziemeļaustrumi ziemeļrietumi dienvidaustrumi dienvidrietumi põhi lõuna ida lääs kirre loe kagu edel
βορράς νότος ανατολή δύση βόρεια νότια ανατολικά δυτικά βόρειος νότιος ανατολικός δυτικός
βορειοανατολικά βορειοδυτικά νοτιοανατολικά νοτιοδυτικά βορειοανατολικός βορειοδυτικός
νοτιοανατολικός νοτιοδυτικός kuzey güney doğu batı kuzeydoğu kuzeybatı güneydoğu güneybatı
с ю в з св юв сз юз восток северо юго восточный западный северный южный северовосток юговосток
північ південь схід захід північний південний східний західний північно південно пн пд сх зх
צפון דרום מזרח מערב צפוני דרומי מזרחי מערבי שמאל ימין
شمال جنوب شرق غرب شمالي جنوبي شرقي غربي الشمال الجنوب الشرق الغرب شمالی جنوبی شرقی غربی خاور باختر
उत्तर दक्षिण पूर्व पश्चिम पूरब ईशान उत्तरी दक्षिणी पूर्वी पश्चिमी উত্তর দক্ষিণ পূর্ব পশ্চিম
வடக்கு தெற்கு கிழக்கு மேற்கு வடகிழக்கு வடமேற்கு தென்கிழக்கு தென்மேற்கு
เหนือ ใต้ ตะวันออก ตะวันตก ทิศเหนือ ทิศใต้ ทิศตะวันออก ทิศตะวันตก ตะวันออกเฉียงเหนือ
ตะวันตกเฉียงเหนือ ตะวันออกเฉียงใต้ ตะวันตกเฉียงใต้ bắc nam đông tây hướng
utara selatan timur barat laut tenggara daya kaskazini kusini mashariki magharibi
"""
"""Points of the compass and directions of travel; one cell may join several words."""

CONTINENT_KEYS = """
africa antarctica asia europe oceania australia northamerica southamerica
america americas centralamerica latinamerica caribbean eurasia australasia
middleeast af an as eu na oc sa ca afr asi eur nam sam oce ant afrika antarktis antarktika asien
europa ozeanien nordamerika sudamerika amerika mittelamerika afrique antarctique asie
oceanie ameriquedunord ameriquedusud amerique africadelnorte americadelnorte
americadelsur antartida azie zuidamerika noordamerika antartide americadonorte
americadosul asya avrupa okyanusya kuzeyamerika guneyamerika azja afryka
ameryka amerykapolnocna amerykapoludniowa northernamerica subsaharanafrica
eastasia southasia southeastasia centralasia westernasia easternafrica
westernafrica northernafrica southernafrica middleafrica pacific emea apac
latam amer namerica samerica nordamerica sudamerica australiaoceania australiaioceania asiapacific
latinamericacaribbean australiaandoceania sydamerika soramerika oceanien australien mellemamerika
aasia afrikka eurooppa
etelaamerikka pohjoisamerikka amerikka oseania etelamanner evropa
norduramerika suduramerika eyjaalfa sudurskautslandid sudurskautid antarktyda antarktida
severniamerika jizniamerika australie severnaamerika juznaamerika australija sjevernaamerika
azsia eszakamerika delamerika ausztralia antarktisz oceanija azija okeanija
siauresamerika pietuamerika ziemelamerika dienvidamerika eiropa euroopa pohjaameerika
lounaameerika ameerika okeaania austraalia aafrika antarktik americadenord americadesud
avustralya chaua chauau chauphi chaumy chauuc chaudaiduong chaunamcuc bacmy nammy
amerikautara amerikaselatan eropa eropah antartika benuaasia ulaya amerikayakaskazini
amerikakaskazini amerikayakusini amerikakusini
"""

HONORIFIC_WORDS = """
mr mrs ms miss mx dr prof professor sir madam dame lady lord rev reverend fr
father sr sister br brother hon honorable honourable judge justice capt
captain maj major col colonel gen general lt lieutenant sgt sergeant cpl
corporal pvt private cmdr commander adm admiral gov governor pres president
sen senator rep representative amb ambassador chief officer det detective dep
deputy insp inspector mayor councilman councilwoman councilmember alderman
supervisor master mister messrs mmes esq rabbi imam pastor bishop archbishop
cardinal pope deacon elder king queen prince princess duke duchess count
countess baron baroness herr frau fraulein dipl ing mag mme madame mlle
mademoiselle monsieur m maitre me docteur senor senora senorita sra srta srs
don dona dna doctor doctora dra signor signora signorina sig sigra dott
dottssa dottoressa avv ingegnere geom senhor senhora meneer mevrouw dhr mevr
mw drs ir hr fru froken pan pani pane p doc phd bc bay bayan sayin shri smt
kumari sri shrimati mstr datuk dato tan tun encik puan tuan haji sheikh
sheikha sayyid ustaz mullah г г-н г-жа господин госпожа д-р 先生 女士 小姐
さん 様 氏 씨 السيد السيدة د ماجد 博士 教授 mr/mrs
senador diputado ministro ministra minister secretary director rt
frøken frk fröken frú frk herra rouva neiti tri slečna sl pán úr asszony hölgy kisasszony ifj özv
domnul doamna domnișoara dl domnule г-ца госпожица господинот gospodin gospođa gospođica gdin gđa
gđica gospod gospa gospodična ga ponas ponia panelė kungs kundze jaunkundze k-gs k-dze härra proua
preili pr κος κα κ δρ κύριος κυρία δις δεσποινίς hanım bey sn пан пані панна др доктор профессор
професор מר גברת גב גב' ד"ר דר' פרופ' פרופ עו"ד אדון سيد سيدة آنسة الآنسة دكتور دكتورة الدكتور
الدكتورة أستاذ أستاذة الأستاذ مهندس المهندس الشيخ حاج آقا آقای خانم دکتر سرکار استاد جناب बेगम
श्री श्रीमती सुश्री कुमारी डॉ डा डॉक्टर प्रो জনাব জনাবা বেগম শ্রী শ্রীমতী ডা ডঃ ড মি মিসেস
திரு திருமதி செல்வி டாக்டர் முனைவர் นาย นาง นางสาว ดร คุณ เด็กชาย เด็กหญิง ดช ดญ นส ศ รศ ผศ
ông bà anh chị cô bác bapak ibu pak bu sdr sdri tn ny nn cik bwana bibi bi dkt mzee
太太 夫人 老师 老師 医生 博士生 殿 君 くん ちゃん 님 군 양 선생님 박사 교수 여사
"""
"""Words in front of a name, or behind it, as in East Asia; without points."""

SHORT = 3
"""Letters up to which accents tell words apart: Hungarian nő is a woman."""


_STROKES = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "ß": "ss"})
"""Letters that have no accent to take away; tables without accents write these instead."""


def plain(word: str) -> str:
    """Return a word in lower case without accents, bars and dots, as tables in ASCII write it.

    Parameters
    ----------
    word : str
        In lower case.

    Examples
    --------
    >>> plain("øst"), plain("północ"), plain("sõna")
    ('ost', 'polnoc', 'sona')
    """
    return word if word.isascii() else fold(word).translate(_STROKES)


def is_known(word: str, known: Container[str]) -> bool:
    """Return whether a word is among known ones, as it is written or without accents.

    Parameters
    ----------
    word : str
        In lower case.
    known : container of str

    Examples
    --------
    >>> is_known("øst", {"ost"}), is_known("ost", {"øst"})
    (True, False)
    """
    return word in known or (not word.isascii() and plain(word) in known)


def known_words(block: str | Iterable[str]) -> frozenset[str]:
    """Return words in lower case, as they are written and, unless short, without accents.

    Parameters
    ----------
    block : str or iterable of str
        Words, or a text of words; ``_`` stands for a space.

    Examples
    --------
    >>> sorted(known_words("tyttö nő tidak_ada"))
    ['nő', 'tidak ada', 'tytto', 'tyttö']
    """
    words = block.split() if isinstance(block, str) else block
    written = [word.replace("_", " ") for word in words]
    return frozenset(written).union(
        plain(word) for word in written if len(word) > SHORT or not _latin(word)
    )


def _latin(word: str) -> bool:
    return any("a" <= letter <= "z" for letter in fold(word))


_SCRIPTS_LIST = """
LATIN GREEK CYRILLIC ARABIC HEBREW DEVANAGARI BENGALI TAMIL THAI CJK HIRAGANA KATAKANA HANGUL
FULLWIDTH HALFWIDTH
"""
_SCRIPTS = frozenset(_SCRIPTS_LIST.split())
"""Scripts of the lists, by the first word of the Unicode names of their letters."""


def of_other_script(cell: str) -> bool:
    """Return whether all letters of a cell are of scripts that the lists have no words of.

    Examples
    --------
    >>> of_other_script("ព្រហស្បតិ៍"), of_other_script("Monday"), of_other_script("12")
    (True, False, False)
    """
    if cell.isascii():
        return False
    found = False
    for letter in filter(str.isalpha, cell):
        if unicodedata.name(letter, "").partition(" ")[0] in _SCRIPTS:
            return False
        found = True
    return found
