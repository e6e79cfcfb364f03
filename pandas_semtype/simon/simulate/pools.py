"""Pools of strings drawn once from Faker, from which generators draw quickly."""

from __future__ import annotations

import zlib
from functools import cache
from typing import Any

import numpy as np

__all__ = ["LATIN_LOCALES", "LOCALES", "as_pool", "faker_pool"]

LATIN_LOCALES = (
    "en_US", "en_GB", "en_CA", "en_AU", "en_IN", "en_NZ", "en_IE", "de_DE", "de_AT", "de_CH",
    "fr_FR", "fr_CA", "fr_CH", "es_ES", "es_MX", "es_CO", "es_AR", "it_IT", "pt_BR",
    "pt_PT", "nl_NL", "nl_BE", "sv_SE", "no_NO", "da_DK", "fi_FI", "pl_PL", "cs_CZ", "sk_SK",
    "hu_HU", "ro_RO", "hr_HR", "sl_SI", "tr_TR", "id_ID", "fil_PH", "lt_LT", "lv_LV", "et_EE",
    "vi_VN",
)  # fmt: skip
OTHER_LOCALES = (
    "ru_RU", "uk_UA", "bg_BG", "el_GR", "ja_JP", "zh_CN", "zh_TW", "ko_KR", "ar_SA", "ar_EG",
    "fa_IR", "he_IL", "hi_IN", "th_TH", "ka_GE", "hy_AM",
)  # fmt: skip
LOCALES = LATIN_LOCALES + OTHER_LOCALES


def as_pool(values: Any) -> np.ndarray:
    """Return distinct non-empty strings as an object array, in first-seen order."""
    cells = dict.fromkeys(str(v).replace("\n", ", ").strip() for v in values)
    cells.pop("", None)
    pool = np.empty(len(cells), dtype=object)
    pool[:] = list(cells)
    return pool


@cache
def _faker(locale: str) -> Any:
    from faker import Faker

    return Faker(locale, use_weighting=False)


@cache
def _pool(provider: str, locale: str, size: int, kwargs: tuple[tuple[str, Any], ...]) -> np.ndarray:
    fake = _faker(locale)
    fake.seed_instance(zlib.crc32(f"{provider}|{locale}|{kwargs}".encode()))
    try:
        draw = getattr(fake, provider)
        return as_pool(draw(**dict(kwargs)) for _ in range(size))
    except AttributeError:  # a locale without this provider, or with a part of it only
        return _pool(provider, "en_US", size, kwargs) if locale != "en_US" else as_pool(())


def faker_pool(provider: str, locale: str = "en_US", size: int = 1500, **kwargs: Any) -> np.ndarray:
    """Return distinct strings of a Faker provider, drawn once per process.

    Parameters
    ----------
    provider : str
        Name of a Faker method. A locale that lacks it falls back to ``en_US``.
    locale : str, default "en_US"
        A Faker locale.
    size : int, default 1500
        Number of draws; the pool holds the distinct ones. Line breaks become ", ".
    **kwargs
        Passed on to the provider.

    Returns
    -------
    ndarray of object
        Read it, do not change it: it is shared.
    """
    return _pool(provider, locale, size, tuple(sorted(kwargs.items())))
