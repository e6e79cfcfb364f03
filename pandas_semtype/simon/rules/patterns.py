"""Regular expressions of the formats; each must match a whole cell."""

from __future__ import annotations

import re

__all__ = [
    "AGE",
    "COLOR",
    "COORDINATES",
    "COUNTED",
    "CURRENCY",
    "DATE_COMPACT",
    "DATE_DAY_FIRST",
    "DATE_MONTH_FIRST",
    "DATE_SLASHED",
    "DATE_WORDS",
    "DIGEST",
    "DOMAIN",
    "DURATION",
    "EMAIL",
    "EMAIL_HIDDEN",
    "FILE_NAME",
    "FILE_PATH",
    "HASH_MARKED",
    "IPV4",
    "IPV6",
    "ISO_DATE",
    "LATITUDE",
    "LONGITUDE",
    "MAC",
    "MEASURE",
    "MIME",
    "ONE_UNIT",
    "PERCENT",
    "PHONE_INTERNATIONAL",
    "PHONE_US",
    "SSN",
    "TIMEZONE",
    "TIME_12",
    "URI",
    "URI_BARE",
    "USER_AGENT",
    "UUID",
    "VERSION_4",
    "YEARS",
    "YEAR_MARKED",
]

_ADDRESS = r"[^\s@<>()\[\],;:\"/\\]+@[^\s@<>()\[\],;:\"/\\]+\.[^\W\d_][\w-]+"
EMAIL = re.compile(
    rf"(?:\"?[^@<>]{{0,60}}\"? ?<{_ADDRESS}>|{_ADDRESS}(?:\s?[;,/|]\s?{_ADDRESS}){{0,9}})"
)
EMAIL_HIDDEN = re.compile(
    r"[\w.+-]{1,64}\s?(?:\(at\)|\[at\]|\{at\}|<at>)\s?[\w-]+"
    r"(?:(?:\.|\s?(?:\(dot\)|\[dot\]|\{dot\}|<dot>)\s?)[\w-]+){0,4}"
    r"(?:\.|\s?(?:\(dot\)|\[dot\]|\{dot\}|<dot>)\s?)[^\W\d_]{2,12}",
    re.IGNORECASE,
)
"""Addresses that are written so that programs do not collect them."""

_HEX = "[0-9a-fA-F]"
UUID = re.compile(
    rf"[\"'({{]?(?:[gu]uid:)?{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}[\"')}}]?",
    re.IGNORECASE,
)
VERSION_4 = re.compile(rf"{_HEX}{{12}}4{_HEX}{{3}}[89abAB]{_HEX}{{15}}").fullmatch
DIGEST = re.compile(
    r"(?:[0-9a-f]{32}|[0-9A-F]{32}|[0-9a-f]{40}|[0-9A-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}"
    r"|[0-9a-fA-F]{96}|[0-9a-fA-F]{128})"
)
HASH_MARKED = re.compile(
    r"\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}|\$argon2(?:id|i|d)\$\S{20,}|pbkdf2_sha\d+\$\d+\$\S{10,}"
    r"|\$[156]\$\S{10,}|\{?(?:md5|sha-?(?:1|224|256|384|512))[}:-](?:[0-9a-fA-F]{32,128}|"
    r"[A-Za-z0-9+/]{22,88}={0,2})",
    re.IGNORECASE,
)
COLOR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3}|[0-9a-fA-F]{8});?")
COLOR_BARE = re.compile(r"[0-9a-f]{6}|[0-9A-F]{6}")

URI = re.compile(
    r"<?(?:[a-zA-Z][a-zA-Z0-9+.-]{1,15}://\S.*|(?:mailto|MAILTO):\S+@\S+|urn:[a-z0-9][a-z0-9-]+:\S+"
    r"|data:[a-z]+/[\w.+-]+;\S+|magnet:\?\S+)"
)
_BYTE = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
IPV4 = re.compile(rf"{_BYTE}(?:\.{_BYTE}){{3}}(?:/(?:3[0-2]|[12]?\d)|:\d{{1,5}})?")
IPV6 = re.compile(
    rf"(?!(?:{_HEX}{{2}}:){{7}}{_HEX}{{2}}$)(?=.*::|(?:[^:]*:){{7}}[^:]*$)(?!.*:::)"
    rf"(?:{_HEX}{{0,4}}:){{2,7}}(?:{_HEX}{{0,4}}|{_BYTE}(?:\.{_BYTE}){{3}})(?:%\w+)?(?:/\d{{1,3}})?"
)
MAC = re.compile(
    rf"{_HEX}{{2}}([:. -]){_HEX}{{2}}(?:\1{_HEX}{{2}}){{4}}(?:(?! )(?:\1{_HEX}{{2}}){{2}})?"
    rf"|{_HEX}{{4}}([.:-]){_HEX}{{4}}\2{_HEX}{{4}}"
)

# Endings that no file has, and that upper-case codes with a dot ("SAP.DE") do not have.
_ENDING = (
    r"(?:com|org|net|edu|gov|mil|int|info|biz|arpa|(?:com?|org|net|gov|edu|ac|gob|go)\.[a-z]{2})"
)
_COUNTRY = (
    "de uk fr nl it es ca au br ru jp cn in ch se no dk fi be at pl cz us eu io kr mx pt gr ie nz"
)
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
DOMAIN = re.compile(
    rf"(?:\*\.)?(?:(?i:(?:{_LABEL}\.)+{_ENDING})"
    rf"|(?=[^A-Z]+$)(?:{_LABEL}\.)+(?:{'|'.join(_COUNTRY.split())}))\.?"
)
URI_BARE = re.compile(
    rf"(?i:(?:{_LABEL}\.)+(?:{_ENDING}|{'|'.join(_COUNTRY.split())}))(?::\d{{2,5}})?(?:[/?#]\S*)?"
)
"""An address without its scheme, as people write it: "example.org/about"."""

_YEAR = r"(?:1[0-9]|2[01])\d\d"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_CLOCK = r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-6]\d(?:[.,]\d{1,9})?)?(?: ?[AaPp]\.?[Mm]\.?)?"
_ZONE = r"(?: ?(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\d\d:?\d\d|[+-]\d\d))?"
ISO_DATE = re.compile(
    rf"{_YEAR}([-/]){_MONTH}\1{_DAY}(?:[T ]{_CLOCK}{_ZONE})?"
    rf"|{_YEAR}([-/])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01])"
    rf"(?:(?:T| |, | at ){_CLOCK}{_ZONE})?"
)
DATE_SLASHED = re.compile(
    r"(?:(?:0?[1-9]|1[0-2])([/.-] ?)(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([/.-] ?)"
    rf"(?:0?[1-9]|1[0-2]))(?:\1|\2){_YEAR}(?:(?:,? |T| at ){_CLOCK}{_ZONE})?"
)
DATE_COMPACT = re.compile(
    rf"(?:19|20)\d\d{_MONTH}{_DAY}(?:[T_]?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?Z?)?"
)
DATE_DAY_FIRST = re.compile(rf"{_DAY}{_MONTH}(?:(?:19|20)\d\d|2100)")
DATE_MONTH_FIRST = re.compile(rf"{_MONTH}{_DAY}(?:(?:19|20)\d\d|2100)")
_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
DATE_WORDS = re.compile(
    rf"{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)?[ -]{_NAME},?[ -](?:{_YEAR}|\d\d)"
    rf"|{_NAME} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}|{_YEAR}[ -]{_NAME}[ -]\d{{1,2}}"
    rf"|{_NAME} \d{{1,2}} [\d:]{{4,8}} (?:[A-Z]{{3,4}} )?{_YEAR})(?:,? {_CLOCK}{_ZONE})?",
    re.IGNORECASE,
)
TIME_12 = re.compile(
    r"(?:0?\d|1[0-2])(?:[:.][0-5]\d(?::[0-5]\d)?)? ?[AaPp]\.? ?[Mm]\.?(?: [A-Z]{2,4})?"
)
_AREA = (
    r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|"
    r"Indian|Mexico|Pacific|US)"
)
TIMEZONE = re.compile(
    rf"UTC|GMT|\(?(?:UTC|GMT) ?[-+\u2212]\d{{1,2}}(?::?\d\d)?\)?(?: .{{3,60}})?"
    rf"|{_AREA}/[A-Z][A-Za-z_+-]*[\w-]*(?:/[A-Z][A-Za-z_-]+)?"
)

_NUMBER = r"\d[\d.,'\u00a0\u202f ]*"
_SIGNED = rf"[-+\u2212]? ?(?:{_NUMBER}|\.\d+)"
PERCENT = re.compile(rf"[<>≤≥~±]?{_SIGNED}\s?[%٪]|[%]{_SIGNED}")
_SYMBOL = (
    r"(?:(?:US|AU|CA|NZ|HK|A|C|R|S|NT|MX)?\$|€|£|¥|₹|₽|[₠-⃀฿﷼￥￡]|"
    r"zł|Kč|Ft|kr\.?|Rs\.?|RM|Rp\.?|CHF|"
    r"(?:USD|EUR|GBP|JPY|CNY|INR|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RUB|BRL|MXN|ZAR|TRY|KRW|SGD|"
    r"HKD|THB|IDR|MYR|PHP|AED|SAR|ILS|EGP|NGN|KES|ARS|CLP|COP|PEN|UAH|RON|BGN|VND|TWD))"
)
_SIGN = r"[$£¥֏؋৲৳฿₠-⃀﷼]"
_TIMES = r"(?: ?(?:k|K|M|m|B|bn|mn|million|billion|thousand))?"
CURRENCY = re.compile(
    rf"[-+\u2212(]{{0,2}}{_SYMBOL}\s?{_SIGNED}{_TIMES}(?:[,.]-)?\)?"
    rf"|[-+\u2212]?{_SIGN}\s?{_SIGNED}(?: ?[A-Za-z]{{1,7}})?\+?|\(?{_SIGNED}{_TIMES}\s?{_SYMBOL}\)?"
)

_DEGREES = r"[-+]?\d{1,3}\.\d{3,}°?"
_POLE = (
    r"\d{1,3}\s?[°º:]\s?\d{1,2}(?:\.\d+)?\s?"
    r"(?:['\u2032\u2019:]\s?(?:\d{1,2}(?:\.\d+)?\s?(?:\"|\u2033|\u201d|'')?)?)?\s?"
)
_ANGLE = (
    r"[-+]?\d{1,3}(?:\.\d{3,}\s?[\u00b0\u00ba]?"
    r"|(?:\.\d+)?\s?[\u00b0\u00ba]"
    r"(?:\s?\d{1,2}(?:\.\d+)?\s?['\u2032\u2019]?(?:\s?\d{1,2}(?:\.\d+)?\s?(?:[\"\u2033\u201ds]|'')?)?)?"
    r"|[\s:d-]\s?\d{1,2}[\s:m'-]\s?\d{1,2}(?:\.\d+)?[s\"]?|[\s:-]\d{1,2}\.\d+'?)"
)
LATITUDE = re.compile(rf"{_ANGLE}\s?(?:[NSns]|North|South)|[NSns]\s?{_ANGLE}")
LONGITUDE = re.compile(rf"{_ANGLE}\s?(?:[EWew]|East|West)|[EWew]\s?{_ANGLE}")
COORDINATES = re.compile(
    rf"[\[(<]?{_DEGREES}\s?[,;/| ]\s?{_DEGREES}[\])>]?"
    rf"|(?:geo:|[Ll]at\.?[:=]? ?){_DEGREES}(?:,|;| |&){{1,2}}(?:[Ll]ong?\.?[:=]? ?)?{_DEGREES}"
    r"|\{['\"]lat(?:itude)?['\"]: ?['\"]?-?\d{1,3}\.\d+['\"]?, ?"
    r"['\"](?:lng|lon|long|longitude)['\"].{4,40}\}"
    rf"|{_POLE}[NSns][,;/ ]*{_POLE}[EWewOo]|[NSns]\s?{_POLE}[,;/ ]*[EWewOo]\s?{_POLE}"
    rf"|\d{{1,3}}\.\d{{2,}}\s?°?\s?[NSns][,;/ ]*\d{{1,3}}\.\d{{2,}}\s?°?\s?[EWewOo]"
)

MIME = re.compile(
    r"(?:application|audio|chemical|font|image|message|model|multipart|text|video|x-[a-z]+)"
    r"/[a-zA-Z0-9][\w.+-]*(?:\s?;\s?[\w-]+=[\w.\"-]+)*"
)
KNOWN_AGENT = re.compile(
    r"(?:Mozilla|Opera|Dalvik|curl|Wget|python-requests|okhttp|Go-http-client|PostmanRuntime|"
    r"libwww-perl|Python-urllib|Apache-HttpClient|aiohttp|facebookexternalhit)/\d.*"
).fullmatch
USER_AGENT = re.compile(r"[\w.!-]+(?: [\w.-]+)?/v?\d[\w.~-]*(?:[ ;].*)?|ia_archiver|TelegramBot.*")
_ROOTS = (
    r"(?:usr|var|etc|home|tmp|opt|mnt|media|dev|proc|root|srv|lib|bin|sbin|boot|sys|run|private|"
    r"workspace|app|Users|Volumes|Library|Applications|System|data|export|nfs|scratch|storage|"
    r"sdcard)"
)
_REST = r"[^\n:*?\"<>|]*"
FILE_PATH = re.compile(
    rf"[A-Za-z]:[\\/]{_REST}|%\w+%\\{_REST}|\\\\[\w.$-]+\\{_REST}|/{_ROOTS}/{_REST}|~/{_REST}"
    r"|\.{1,2}/[\w. /-]+"
)
_FILES = (
    r"(?:pdf|docx?|xlsx?|pptx?|csv|tsv|txt|rtf|od[tsp]|xml|ya?ml|json|html?|log|md|tex|epub|zip|"
    r"gz|tgz|bz2|7z|rar|tar|jpe?g|png|gif|tiff?|bmp|svg|webp|heic|ico|psd|mp3|mp4|wav|avi|mov|flac|"
    r"mkv|ogg|m4a|webm|mpe?g|py|ipynb|java|rb|go|avro|dcm|cpp|hpp|cs|php|css|sql|"
    r"parquet|nc|h5|hdf5?|npy|shp|dbf|"
    r"geojson|kml|bam|fastq|fasta|vcf|exe|dll|iso|dmg|apk|jar|bak|tmp|ini|cfg|conf|dat|bin|eml|msg)"
)
FILE_NAME = re.compile(
    r"(?!www\.|/)(?!(?:[\w-]+\.)+(?:com|org|net|edu|gov|de|uk)/|(?:[\w-]+\.){2,}[a-z]{2,6}/)"
    rf"[^\n:*?\"<>|]{{1,200}}\.{_FILES}(?:\.(?:gz|bz2|zip|bak))?",
    re.IGNORECASE,
)

PHONE_INTERNATIONAL = re.compile(
    r"(?!\+\d{4}[-+]\d{5}/?$|\+\d+\.\d+$)\+\(?\d{1,3}\)?(?=(?:\D*\d){6,12}\D*$)[\s./-]?"
    r"(?:\(0\))?[\d\s()./-]*\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?"
)
PHONE_US = re.compile(
    r"(?:\+?1[-. ]?)?(?:\([2-9]\d\d\)[- ]?|[2-9]\d\d[-.])\d{3}[-.]\d{4}"
    r"(?:,?\s?(?:x|ext\.?|extension|#)\s?\d{1,6})?",
    re.IGNORECASE,
)
SSN = re.compile(r"(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}|[Xx*#]{3}-[Xx*#]{2}-\d{4}")

_PART = (
    r"[~<>]?\d+(?:[.,]\d+)?\s?(?:milliseconds?|seconds?|secs?|"
    r"minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?)\.?"
)
DURATION = re.compile(
    rf"(?!\d{{4}} ?hrs?$){_PART}(?:(?:,? (?:and )?|,)?{_PART}){{0,5}}"
    r"|\d+\s?[dhm] ?\d+\s?[hms](?: ?\d+\s?[ms])?(?: ?\d+\s?s)?"
    r"|\d{1,3}:[0-5]\d[.,]\d{1,3}"
    r"|P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?"
    r"|-?\d+ days?,? \+?\d{1,2}:\d\d:\d\d(?:\.\d+)?",
    re.IGNORECASE,
)
AGE = re.compile(
    r"\d{1,3}(?:\s?[세살歳歲岁才]|[\s-]?(?:years?|yrs?)[\s-]old|\s?y/?o|\s?Jahre? alt)",
    re.IGNORECASE,
)
YEARS = re.compile(
    r"\d{1,3}(?:[.,]\d)?\s?(?:years?|yrs?\.?|Jahre?|ans?|años?|anni|anos?|jaar|år|lat"
    r"|\u043b\u0435\u0442|\u0433\u043e\u0434(?:\u0430|\u043e\u0432)?)",
    re.IGNORECASE,
)
YEAR_MARKED = re.compile(r"(?:1[5-9]|2[01])\d\d\s?(?:년|年|\u0433\.?|\u0433\u043e\u0434)")
# Counters of East Asian languages stand behind the number, words of pieces as units do.
COUNTED = re.compile(
    r"\d[\d.,\u00a0 ]*(?:\s?(?:[개個个枚台本冊册件匹条隻명名대권장]|つ)"
    r"|\s?(?:St(?:ü|ue)ck|Stk\.?|Stck\.?|pcs\.?|pieces?|pièces?|piezas?|pezzi|pz\.?|szt\.?|шт\.?"
    r"|adet|kpl|ks|db|kusů))",
    re.IGNORECASE,
)
# Units that stand for nothing else behind a number; "5 m", "3 g" and "10 K" may be other things.
_UNIT = (
    r"(?:kg|mg|µg|μg|lbs?|oz|km|cm|mm|nm|µm|μm|ft|miles?|mi|yd|ha|acres?|km²|m²|m2|sq ?(?:ft|m|km)|"
    r"m³|m3|cm3|cc|mL|ml|cl|dl|litres?|liters?|gal|kmh|km/h|kph|mph|m/s|kt|knots?|°C|°F|° C|° F|ºC|"
    r"hPa|kPa|MPa|psi|bar|mbar|Hz|kHz|MHz|GHz|kW|MW|GW|kWh|MWh|GWh|mAh|kcal|kJ|kB|KB|MB|GB|TB|KiB|"
    r"MiB|GiB|Mbps|Gbps|kbps|dB|dBm|ppm|ppb|mg/l|mg/L|g/mol|µg/m3|µg/m³|mg/dL|g/cm3|g/cm³|mmHg|bpm|"
    r"rpm|px|inches|feet|grams?|kilograms?|kilometers?|meters?|metres?|tonnes?|tons?|"
    r"watts?|volts?|kV|kVA|"
    r"км(?:/ч|²)?|кг|мг|мм|см|мл|м²|м2|м³|кв\.? ?м|га|кВт(?:·?ч)?|МВт(?:·?ч)?|тонн[аы]?|"  # noqa: RUF001
    r"公里|千米|千克|公斤|平方米|平方公里|毫米|厘米|公顷|[\u2103\u2109\u2113\u3382-\u3385\u338d-\u33a0\u33a1-\u33a8\u33aa-\u33ac]|[\u33b5-\u33bf]|キロ|킬로(?:미터|그램)?|"
    r"كلم|كم|كجم|كغ|كيلومتر|كيلوغرام|متر|किमी|किग्रा|मीटर|χλμ\.?|κιλά|กม\.|กก\.|ק\"מ|ק\"ג)"
)
MEASURE = re.compile(rf"[<>≤≥~±]?{_SIGNED}(?:[eE][-+]?\d+)?\s?{_UNIT}\.?")
# Units that mean something else behind one number, but hardly behind all numbers of a column.
ONE_UNIT = re.compile(rf"{_SIGNED}\s?([mgtlLKCFAVWNJлмт])")
