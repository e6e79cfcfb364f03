"""Names of months and weekdays in many languages, from the Unicode locale data of Babel."""

from __future__ import annotations

from functools import cache

__all__ = ["CALENDAR_LOCALES", "DATE_LOCALES", "day_names", "month_names"]

DATE_LOCALES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "tr", "ru",
    "uk", "el", "ro", "hu", "id", "hr", "bg", "ca", "vi", "ar", "he",
)  # fmt: skip
"""Languages in which generators write dates with the name of the month."""

CALENDAR_LOCALES = (
    *DATE_LOCALES, "de_AT", "sk", "sl", "sr", "sr_Latn", "lt", "lv", "et", "is", "ga", "cy", "gl",
    "eu", "sq", "mk", "bs", "af", "sw", "ms", "fil", "hi", "bn", "ta", "te", "mr", "gu", "ur", "fa",
    "th", "ka", "hy", "az", "kk", "uz", "mn", "be", "lb", "mt", "zu", "ja", "ko", "zh", "ne", "si",
    "km", "am", "pt_PT", "es_MX", "fr_CA",
)  # fmt: skip
"""Languages in which generators write names of months and weekdays."""


@cache
def month_names(locale: str, width: str = "wide", context: str = "stand-alone") -> tuple[str, ...]:
    """Return the twelve months of the Gregorian calendar, January first.

    Parameters
    ----------
    locale : str
        A Babel locale such as ``"de"``.
    width : {"wide", "abbreviated"}, default "wide"
        Full or short names.
    context : {"stand-alone", "format"}, default "stand-alone"
        Form of the name on its own, or within a date (a genitive in some languages).
    """
    names = _locale(locale).months[context][width]
    return tuple(names[i] for i in range(1, 13))


@cache
def day_names(locale: str, width: str = "wide", context: str = "stand-alone") -> tuple[str, ...]:
    """Return the seven days of the week, Monday first; see `month_names`."""
    names = _locale(locale).days[context][width]
    return tuple(names[i] for i in range(7))


@cache
def _locale(name: str):  # type: ignore[no-untyped-def]  # Babel is imported when first needed
    from babel import Locale

    return Locale.parse(name)
