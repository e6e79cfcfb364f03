"""Generators of vehicle registration plate columns."""

from __future__ import annotations

import numpy as np

from ..draw import choices, choose
from ..pools import faker_pool
from ..registry import Column, generator
from ..templates import fill, fill_any
from ..words import word_slugs

PLATES: dict[str, tuple[str, ...]] = {
    "US": ("???-####", "???####", "%???###", "### ???", "???###", "?##-???", "##?-##?", "??-#####",
           "??? ####", "%??####", "###-???", "?######", "??####", "####??", "%##-???", "??#-???"),
    "CA": ("????-###", "???? ###", "??-%###", "???-####", "### ???", "??# ##?", "???-###"),
    "MX": ("???-##-##", "???-###-?", "?##-???", "###-???"),
    "GB": ("??## ???", "??##???", "?### ???", "??? ###?", "???###?", "?# ???", "??? #"),
    "IE": ("##-?-####", "###-?-#####", "##%-D-####", "12%-KY-###"),
    "DE": ("?-?? ###", "?-?? ####", "??-?? ###", "???-? ###", "? ?? ####", "??-?####", "M-?? ####",
           "B-?? ####", "HH ?? ###", "??-?? ##E", "???-?? ##"),
    "AT": ("W-#####?", "?? ###??", "G-###??", "W ####?", "?-### ??"),
    "CH": ("ZH ######", "BE######", "?? ### ###", "GE-######", "VD·######"),
    "FR": ("??-###-??", "?? ### ??", "??###??", "#### ?? ##", "### ??? ##"),
    "IT": ("?? ###??", "??###??", "?? ### ??", "MI######"),
    "ES": ("#### ???", "####???", "####-???", "M-####-??", "B #### ??"),
    "PT": ("##-##-??", "??-##-##", "##-??-##", "?? ## ??"),
    "NL": ("##-???-#", "??-###-?", "?-###-??", "??-??-##", "##-??-??", "?-##-???", "##???#"),
    "BE": ("1-???-###", "2-???-###", "???-###", "1???###"),
    "LU": ("?? ####", "#####", "??####"),
    "SE": ("??? ###", "???###", "??? ##?", "???-###"),
    "NO": ("?? #####", "??#####", "EL #####"),
    "DK": ("?? ## ###", "?? #####", "??#####"),
    "FI": ("???-###", "??-###", "???-##"),
    "PL": ("?? #####", "??? ####", "?? ###??", "??? ##??", "WW####?", "KR #?###", "???####"),
    "CZ": ("#?# ####", "#?#-####", "1A# ####", "#?#####"),
    "SK": ("??-###??", "BA-###??", "BA ###??"),
    "HU": ("???-###", "?? ??-###", "AA ??-###"),
    "RO": ("? ### ???", "?? ## ???", "B-###-???", "??-##-???"),
    "BG": ("? #### ??", "??####??", "CB ####"),
    "HR": ("ZG-###-??", "?? ####-?", "ZG ####-??"),
    "TR": ("## ??? ###", "## ?? ###", "34 ??? ##", "##?####", "## ? #####"),
    "GR": ("???-####", "???####", "IN?-####"),
    "RU": ("А###ВС77", "К###МН 177", "О###ТУ99", "Е###КХ 50"),
    "UA": ("АА####ВС", "АІ ####ЕК", "ВН ####ОО"),
    "IN": ("MH ## ?? ####", "DL #? ?? ####", "KA-##-?-####", "TN##??####", "?? ## ? ####"),
    "PK": ("???-###", "???-####", "LE?-##-####"),
    "CN": ("京A·#####", "沪B####?", "粤B·##?##", "浙A?####"),
    "JP": ("品川 ### あ ##-##", "横浜 5## さ ##-##", "札幌 3## ぬ ##-##", "なにわ ### か ##-##"),
    "KR": ("##가 ####", "##나####", "###하 ####", "##허####"),
    "TH": ("#กข ####", "กข ####", "ฮน ###"),
    "ID": ("B #### ???", "D #### ??", "?? #### ??", "L####??"),
    "MY": ("??? ####", "W?? ####", "V?? ####", "???####"),
    "SG": ("S?? ####?", "SL?####?", "SBA####?"),
    "PH": ("??? ####", "???-###", "??? ###"),
    "AU": ("???-##?", "### ???", "??##??", "1??-%??", "##? %??", "1???###"),
    "NZ": ("???###", "??####", "??? ###"),
    "ZA": ("??? ### GP", "CA ###-###", "??##?? GP", "ND ######", "??? ### EC"),
    "NG": ("???-###??", "??? ### ??", "LAG###??"),
    "KE": ("K?? ###?", "KB? ###?", "K??###?"),
    "EG": ("س ص ج ####", "أ ب ###", "### ???"),
    "BR": ("???-####", "???#?##", "???####", "??? #?##"),
    "AR": ("?? ### ??", "???###", "??###??", "??? ###"),
    "CL": ("??-??-##", "????##", "??·??·##", "??-####"),
    "CO": ("???-###", "???###", "??? ###", "???-##?"),
    "IL": ("##-###-##", "###-##-###"),
    "IR": ("##ب### ایران ##", "##د### ایران 11"),
    "AE": ("A #####", "Dubai ? #####", "AD ## #####"),
}  # fmt: skip
FAKER_LOCALES = (
    "ar_JO", "ar_SA", "de_DE", "de_AT", "de_CH", "en_CA", "en_GB", "en_NZ", "en_PH", "en_US",
    "es_AR", "es_CL", "es_CO", "es_ES", "es_MX", "et_EE", "fi_FI", "fr_FR", "he_IL", "hu_HU",
    "id_ID", "it_IT", "ja_JP", "ko_KR", "lt_LT", "nl_BE", "nl_NL", "no_NO", "pl_PL", "pt_BR",
    "pt_PT", "ro_RO", "ru_RU", "sk_SK", "sv_SE", "th_TH", "tr_TR", "uk_UA", "vi_VN", "zh_CN",
)  # fmt: skip


def plates(rng: np.random.Generator, n: int) -> list[str]:
    """Return n plates of one country: one series or several."""
    series = PLATES["US"] if rng.random() < 0.2 else PLATES[choose(rng, sorted(PLATES))]
    drawn = choices(rng, series, choose(rng, (1, 1, 2, len(series))))
    return fill_any(rng, drawn, n)


@generator("license_plate", weight=5.0, repeats=0.1)
def plate_of_country(rng: np.random.Generator, n: int) -> list[str]:
    cells = plates(rng, n)
    style = rng.random()
    if style < 0.15:
        cells = [c.replace(" ", "").replace("-", "") for c in cells]
    elif style < 0.2:
        cells = [c.replace("-", " ") for c in cells]
    elif style < 0.25:
        cells = [c.replace(" ", "-") for c in cells]
    return [c.lower() for c in cells] if rng.random() < 0.03 else cells


@generator("license_plate", weight=1.5, repeats=0.1)
def plate_of_many_countries(rng: np.random.Generator, n: int) -> list[str]:
    drawn = choices(rng, sorted(PLATES), choose(rng, (2, 4, 10, len(PLATES))))
    return fill_any(rng, [choose(rng, PLATES[c]) for c in drawn], n)


@generator("license_plate", weight=2.5, repeats=0.1)
def plate_of_faker(rng: np.random.Generator, n: int) -> list[str]:
    return choices(rng, faker_pool("license_plate", choose(rng, FAKER_LOCALES)), n)


@generator("license_plate", weight=0.7, repeats=0.1)
def plate_with_origin(rng: np.random.Generator, n: int) -> list[str]:
    state = fill(rng, "??", int(rng.integers(2, 12)))
    form = choose(rng, ("{0} {1}", "{1} ({0})", "{0}-{1}", "{0}: {1}", "{1} {0}", "{0}·{1}"))
    cells = plates(rng, n)
    return [form.format(a, b) for a, b in zip(choices(rng, state, n), cells, strict=True)]


@generator("license_plate", weight=0.3, repeats=0.1)
def plate_vanity(rng: np.random.Generator, n: int) -> Column:
    words = [w.upper()[:7] for w in choices(rng, word_slugs(), n)]
    digits = fill_any(rng, ("#", "##", "%", "###"), n)
    drop = str.maketrans("", "", "AEIOU")
    cells = [
        w + d if i % 2 else w.translate(drop) + d
        for i, (w, d) in enumerate(zip(words, digits, strict=True))
    ]
    return Column([c[:8] for c in cells])
