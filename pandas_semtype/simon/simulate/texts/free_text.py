"""Columns of free text: sentences, comments, notes, reviews, posts, any language."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import choices, from_pool, mixture, sometimes_upper, subset
from ..lists import word_list
from ..name_books import all_given, all_surnames
from ..pools import LOCALES, MIMESIS_LOCALES, as_pool, faker_pool, mimesis_constant, mimesis_list
from ..registry import Column
from ..templates import Slot, compose, fill
from ..words import (
    CASELESS_LANGUAGES,
    LATIN_LANGUAGES,
    UNSPACED,
    WORD_LANGUAGES,
    content_words,
    plain,
    running_words,
)
from .text_generator import text_generator

__all__ = ["running_text", "word_slot", "words_slot"]


def words_slot(section: str) -> Slot:
    """Return a slot that draws from a section of ``data/words.txt``."""
    return lambda rng, n: choices(rng, word_list("words", section), n)


def word_slot(language: str = "en") -> Slot:
    """Return a slot of words of a language, about as frequent as in texts."""
    return lambda rng, n: running_words(rng, language, n)


def running_text(
    rng: np.random.Generator, n: int, language: str, low: int, high: int, *, marks: bool = True
) -> list[str]:
    """Return `n` texts of `low` to `high` words of a language.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    n : int
        Number of texts.
    language : str
        A code of `words.WORD_LANGUAGES`.
    low, high : int
        Bounds of the number of words.
    marks : bool, default True
        Whether sentences have capitals and punctuation.

    Returns
    -------
    list of str
    """
    # Lengths spread evenly on a log scale: most texts are short, some are long.
    spread = rng.uniform(np.log(low), np.log(high + 0.999), size=n)
    sizes = np.exp(spread).astype(int)
    words = running_words(rng, language, int(sizes.sum()))
    gap = "" if language in UNSPACED else " "
    stop = {"zh": "。", "ja": "。", "hi": "।", "bn": "।", "ur": "۔"}.get(language, ".")
    kinds = rng.random(len(words)).tolist()
    final = rng.random(n).tolist()
    out, at = [], 0
    for size, end in zip(sizes.tolist(), final, strict=True):
        cells = words[at : at + size]
        if marks:
            cells = list(cells)
            for k in range(4, size - 2):
                kind = kinds[at + k]
                if kind < 0.07:
                    cells[k] += ","
                elif kind < 0.14:
                    cells[k] += stop
                    cells[k + 1] = cells[k + 1][:1].upper() + cells[k + 1][1:]
                elif kind < 0.15:
                    cells[k] = f"({cells[k]})"
            cells[0] = cells[0][:1].upper() + cells[0][1:]
            if size > 2:
                cells[-1] += stop if end < 0.8 else ("!" if end < 0.9 else "?")
        at += size
        out.append(gap.join(cells))
    return out


def _language(rng: np.random.Generator, english: float = 0.4) -> str:
    if rng.random() < english:
        return "en"
    return WORD_LANGUAGES[int(rng.integers(len(WORD_LANGUAGES)))]


@text_generator(weight=2.0)
def sentences_of_words(rng: np.random.Generator, n: int) -> list[str]:
    """Return texts of one to sixty words of one of forty languages."""
    low = int(rng.choice([1, 2, 3, 4, 6, 10]))
    high = low + int(rng.choice([2, 5, 12, 30, 50]))
    language = _language(rng)
    marks = rng.random() < 0.6
    return sometimes_upper(
        rng, running_text(rng, n, language, low, high, marks=marks), probability=0.06
    )


@text_generator(weight=1.0)
def sentences_of_faker(rng: np.random.Generator, n: int) -> list[str]:
    """Return sentences or paragraphs as Faker forms them in one country."""
    locale = LOCALES[int(rng.integers(len(LOCALES)))] if rng.random() < 0.6 else "en_US"
    provider = ("sentence", "sentence", "text", "catch_phrase", "bs")[int(rng.integers(5))]
    size = 400 if provider == "text" else 1000
    return choices(rng, faker_pool(provider, locale, size=size), n)


@cache
def _rich(topic: str) -> tuple[str, ...]:
    return tuple(loc for loc in MIMESIS_LOCALES if len(mimesis_list(loc, "text", topic)) > 25)


@text_generator(weight=1.5)
def sentences_of_people(rng: np.random.Generator, n: int) -> list[str]:
    """Return real sentences: texts, quotes and questions of one or two languages."""
    topic = ("text", "quotes", "quotes", "questions")[int(rng.integers(4))]
    pools = [mimesis_list(locale, "text", topic) for locale in subset(rng, _rich(topic), 1, 2)]
    return mixture(rng, [from_pool(pool) for pool in pools], n)


@text_generator(weight=1.0)
def quotes(rng: np.random.Generator, n: int) -> list[str]:
    """Return quotations of all languages, some with marks or author."""
    pool = _all_quotes()
    shapes = ("{quote}", "“{quote}”", '"{quote}" - {last}', "«{quote}»", "{quote} – {first} {last}")
    slots: dict[str, Slot] = {"quote": pool, "first": all_given(), "last": all_surnames()}
    return compose(rng, subset(rng, shapes, 1, 3), n, slots)


@cache
def _all_quotes() -> np.ndarray:
    return as_pool(q for loc in MIMESIS_LOCALES for q in mimesis_list(loc, "text", "quotes"))


@text_generator(weight=2.0)
def field_notes(rng: np.random.Generator, n: int) -> list[str]:
    """Return observers' short notes: ``digging in leaves``, ``near rock; alone``."""
    templates = (
        "{obs}", "{obs}", "{obs}, {obs}", "{obs} {pos}", "{pos}", "{pos}, {obs}", "{obs} and {obs}",
        "{obs} - {obs}", "{pos} - {pos}", "{obs}; {obs}", "{obs} ({pos})", "{1-6} {obs}", "{pos:c}",
        "{obs} {pos}, then {obs}", "{obs} for {1-20} min", "Seen {obs}", "{obs:c} {pos}.",
    )  # fmt: skip
    slots: dict[str, Slot] = {"obs": words_slot("observations"), "pos": words_slot("positions")}
    cells = compose(rng, subset(rng, templates, 1, 9), n, slots)
    return [c[:1].upper() + c[1:] for c in cells] if rng.random() < 0.35 else cells


@text_generator(weight=2.0)
def remarks(rng: np.random.Generator, n: int) -> list[str]:
    """Return remarks of registers: subject and what happened, many of them twice."""
    templates = (
        "{subject} {pred}.", "{subject} {pred}", "{pred:c}", "{subject} {pred}. {subject} {pred}.",
        "{subject} {pred}; {pred}", "{first} {last}: {pred}", "{subject} #{1-999} {pred}",
        "{1-12}/{1-28}: {subject:l} {pred}", "No {subject:l} {word}", "{subject} {pred} - {first}",
        "{subject} {pred}, {subject:l} {pred}.", "N/A - {pred}", "see {subject:l} {#####}",
        "{pred:c} ({??})", "per {last}, {pred}", "{subject} {pred}!!", "?? {pred}", "{pred:c}.",
    )  # fmt: skip
    slots: dict[str, Slot] = {
        "subject": words_slot("note_subjects"), "pred": words_slot("note_predicates"),
        "first": all_given(), "last": all_surnames(), "word": plain("en", 300, 4000),
    }  # fmt: skip
    cells = compose(rng, subset(rng, templates, 2, 12), n, slots)
    return sometimes_upper(rng, cells, probability=0.12)


@text_generator(weight=1.2)
def reviews(rng: np.random.Generator, n: int) -> list[str]:
    """Return reviews: a verdict, then running text."""
    long = int(rng.choice([3, 8, 20, 40]))
    body = running_text(rng, n, "en", 2, long + 2)
    templates = (
        "{opener}", "{opener}!", "{opener}. {body}", "{opener}!!! {body}", "{opener}, {body:l}",
        "{body}", "{opener}. {opener}.", "{opener}... {body} {emoji}", "{1-5} stars. {body}",
        "{opener} - {opener:l}", "{body} {opener}.", "{opener} :)", "{opener:u}! {body}",
    )  # fmt: skip
    slots: dict[str, Slot] = {
        "opener": words_slot("review_openers"), "emoji": words_slot("emoji"), "body": body,
    }  # fmt: skip
    return compose(rng, subset(rng, templates, 2, 9), n, slots)


@text_generator(weight=1.0)
def posts(rng: np.random.Generator, n: int) -> list[str]:
    """Return short posts with hashtags, mentions, links and emoji."""
    language = _language(rng, 0.6)
    body = running_text(rng, n, language, 3, 25, marks=rng.random() < 0.5)
    templates = (
        "{body}", "{body} #{tag}", "{body} #{tag} #{tag}", "@{user} {body}", "RT @{user}: {body}",
        "{body} https://t.co/{&&&&&&&&&&}", "{emoji} {body}", "{body} {emoji}{emoji}",
        "#{tag} {body}",
        ".@{user} {body} #{tag} {emoji}", "{body} pic.twitter.com/{&&&&&&&&}", "{body} lol",
        "{body}…",
        "@{user} @{user} {body}", "{body} via @{user}", "{body} &amp; {body}", "{body}\n#{tag}",
    )  # fmt: skip
    slots: dict[str, Slot] = {
        "body": body, "tag": words_slot("hashtags"), "emoji": words_slot("emoji"),
        "user": mimesis_constant("USERNAMES"),
    }  # fmt: skip
    return compose(rng, subset(rng, templates, 3, 12), n, slots)


@text_generator(weight=1.0)
def headlines(rng: np.random.Generator, n: int) -> list[str]:
    """Return headlines and mail subjects."""
    templates = (
        "{last} {verb} {noun:l} {word}", "{adj} {noun} {verb} {noun:l} in {word:c}", "{words}",
        "{word:c} {noun:l}: {words}", "Why the {noun:l} {verb} {word}",
        "{1-50} {word} {word} you {word}",
        "How to {word} your {noun:l}", "BREAKING: {last} {verb} {word}", "{last}: '{words}'",
        "RE: {words}", "FW: {word:c} {noun:l} {####}", "{words} | {word:c}",
        "{words} - {last} {noun}",
        "Is {noun:l} the new {word}?", "What {last} {verb} about {word}",
        "{noun} {verb} {1-99}% {word}",
        "[{???}-{1-999}] {words}", "{words}?", "Opinion: {words}",
        "{last} {verb} {last} over {word}",
    )  # fmt: skip
    headline = running_text(rng, n, _language(rng, 0.7), 3, 9, marks=False)
    slots: dict[str, Slot] = {
        "last": all_surnames(), "noun": words_slot("nouns"), "adj": words_slot("adjectives"),
        "verb": words_slot("headline_verbs"), "word": plain("en", 300, 8000), "words": headline,
    }  # fmt: skip
    cells = compose(rng, subset(rng, templates, 3, 15), n, slots)
    return sometimes_upper(rng, cells, probability=0.08)


@text_generator(weight=1.0)
def single_words(rng: np.random.Generator, n: int) -> list[str]:
    """Return one word per cell, of one language: dictionary entries, tags, answers."""
    language = _language(rng)
    kind = rng.random()
    words = content_words(language) if kind < 0.6 else content_words(language, 2000, 25_000)
    cells = choices(rng, words, n)
    if language not in CASELESS_LANGUAGES and rng.random() < 0.4:
        cells = [cell[:1].upper() + cell[1:] for cell in cells]
    return sometimes_upper(rng, cells, probability=0.12)


@text_generator(weight=1.0)
def word_lists(rng: np.random.Generator, n: int) -> Column:
    """Return several words per cell between separators: tags, keywords, ingredients."""
    joiner = (", ", ";", "; ", "|", " | ", ",", "/", " / ", " - ", " + ")[int(rng.integers(10))]
    language = _language(rng, 0.6)
    pool = content_words(language)
    if rng.random() < 0.4:
        kinds = ("fruits", "vegetables", "spices", "dishes", "drinks")
        rich = [k for k in kinds if len(mimesis_list("en", "food", k)) > 20]
        pool = as_pool(w for k in subset(rng, rich, 1, 3) for w in mimesis_list("en", "food", k))
    elif rng.random() < 0.5:
        pool = pool[rng.integers(len(pool), size=int(rng.integers(20, 200)))]
    sizes = rng.integers(1, int(rng.integers(3, 9)), size=n)
    words = choices(rng, pool, int(sizes.sum()))
    out, at = [], 0
    for size in sizes.tolist():
        out.append(joiner.join(words[at : at + size]))
        at += size
    if rng.random() < 0.15:
        out = [str(cell.split(joiner)) for cell in out]  # as a list of Python prints
    return Column(out, ignore=("list", "json"))


@text_generator(weight=0.8)
def handles(rng: np.random.Generator, n: int) -> list[str]:
    """Return user names, handles, hashtags and slugs."""
    given = [name.lower().replace(" ", "") for name in choices(rng, all_given(), n)]
    family = [name.lower().replace(" ", "") for name in choices(rng, all_surnames(), n)]
    slots: dict[str, Slot] = {
        "first": given, "last": family, "word": plain("en", 300, 12_000),
        "user": mimesis_constant("USERNAMES"), "tag": words_slot("hashtags"),
        "f": [name[:1] for name in given],
    }  # fmt: skip
    kind = int(rng.integers(4))
    shapes: tuple[str, ...]
    if kind < 2:
        shapes = ("{f}{last}", "{first}{last}", "{first}_{last}", "{first}{1-99}", "{user}{1-9999}",
                  "{word}{word}", "{user}_{word}", "{last}{f}", "{first}.{last}", "{user}",
                  "{f}{last}{1-99}", "{word:c}{word:c}", "{word:c}{1-2099}", "x{user}x",
                  "{first}-{word}", "_{user}_", "{??}{####}", "{user}{word}")  # fmt: skip
        shapes = tuple(subset(rng, shapes, 1, 12))
        mark = "@" if rng.random() < 0.25 else ""
        return [mark + cell for cell in compose(rng, shapes, n, slots)]
    if kind == 2:
        shapes = ("#{tag}", "#{word}", "#{word:c}{word:c}", "#{first:c}{last:c}", "#{word}{##}")
    else:
        shapes = ("{word}-{word}", "{word}-{word}-{word}", "{word}-{1-99}", "{word}_{word}",
                  "the-{word}-of-{word}", "{word}-{word}-{word}-{word}",
                  "{first}-{last}", "{word}-{^^^^^^}", "{word}_{word}_{word}")  # fmt: skip
    return compose(rng, subset(rng, shapes, 1, 5), n, slots)


@text_generator(weight=0.8)
def names_of_columns(rng: np.random.Generator, n: int) -> list[str]:
    """Return names and labels of variables, measures and settings."""
    slots: dict[str, Slot] = {"word": plain("en", 300, 6000), "noun": words_slot("nouns")}
    templates = (
        "{word}_{word}", "{word}_{word}_{word}", "{word}{word:c}", "{word:c}{word:c}", "{word}_id",
        "{word}.{word}", "is_{word}", "{word}_{1-12}", "V{1-400}", "{word:u}_{word:u}",
        "{word:c} ({word})",
        "Total {word} ({word} per {word})", "{word:c} rate (% of {word})", "Number of {word}",
        "x{1-99}",
        "{word:c} - {word}", "{word:c} of {word} and {word}", "num_{word}",
        "{??}.{???}.{????}.{??}",
        "Average {word} {word}", "{word:c}, total (per 1,000 {word})", "Q{1-40}_{1-9}",
        "avg({word})",
    )  # fmt: skip
    return compose(rng, subset(rng, templates, 1, 7), n, slots)


@text_generator(weight=0.7)
def answers_and_fragments(rng: np.random.Generator, n: int) -> list[str]:
    """Return survey answers: mostly one to three words, some long, some empty-like."""
    language = _language(rng, 0.6)
    short = running_text(rng, n, language, 1, 3, marks=False)
    long = running_text(rng, n, language, 4, 40)
    numbers = fill(rng, "##", n)
    kinds = rng.random(n).tolist()
    return [
        s if k < 0.6 else (b if k < 0.93 else (x if k < 0.96 else "no"))
        for s, b, x, k in zip(short, long, numbers, kinds, strict=True)
    ]


@text_generator(weight=0.7)
def mixed_languages(rng: np.random.Generator, n: int) -> list[str]:
    """Return texts of several languages in one column."""
    pool = LATIN_LANGUAGES if rng.random() < 0.5 else WORD_LANGUAGES
    low = int(rng.choice([1, 3, 6]))
    draws = [
        lambda r, k, code=code: running_text(r, k, code, low, low + 10)
        for code in subset(rng, pool, 2, 6)
    ]
    return mixture(rng, draws, n)
