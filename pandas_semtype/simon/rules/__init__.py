"""Rules beside the net: formats, check digits, ranges, vocabularies, cardinality.

A rule looks at the cells of a column and has an `Opinion`: it settles what the column is,
supports a label, or forbids one.  `decide` joins the opinions with the net's scores.

========================================  ==========  ==================================
reason                                    kind        says
========================================  ==========  ==================================
``checksum:luhn``                         settles     payment card numbers
``checksum:iban``                         settles     bank account numbers
``checksum:isbn``                         settles     book numbers
``checksum:no_luhn``                      forbids     long numbers without check digit
``checksum:no_isbn``                      forbids     the same for books
``format:...``                            settles     a format of `formats.FORMATS`
``format:ipv4_or_version``                supports    four small numbers with dots
``format:hex_color_bare``                 supports    six hexadecimal digits without "#"
``values:boolean_words``                  settles     two words of truth
``values:zero_one``                       supports    0 and 1
``values:gender_words``                   settles     words of gender
``values:months``, ``values:weekdays``    settles     names of months, of weekdays
``values:country_codes``                  settles     codes of ISO 3166
``values:not_country_codes``              forbids     short codes that are not
``values:currency_codes``                 settles     codes of ISO 4217
``values:not_currency_codes``             forbids     short codes that are not
``values:language_codes``                 supports    codes of ISO 639-1
``values:not_language_codes``             forbids     short codes that are not
``values:states``                         settles     postal codes of American states
``values:numbers``                        forbids     labels of text, for bare numbers
``values:no_digits``                      forbids     labels of numbers, for words
``range:decimals``                        forbids     whole-number labels
``range:whole_numbers``                   forbids     float
``range:latitude``, ``range:longitude``   forbids     degrees out of range
``range:year``, ``range:age``             forbids     years, ages out of range
``range:not_an_identifier``               forbids     identifiers, for signed numbers
``range:credit_card``                     forbids     numbers too short or too long
``range:short_numbers``                   forbids     the same for phones and others
``range:boolean``                         forbids     numbers other than 0 and 1
``cardinality:few_values``                supports    categories
``cardinality:all_distinct``              forbids     categories that never repeat
``cardinality:mostly_distinct``           forbids     categories that hardly repeat
``cardinality:many_values``               forbids     truth and gender of many values
========================================  ==========  ==================================

A rule of few cells supports where it would settle.
"""

from __future__ import annotations

from .opinion import Opinion
from .verdict import Verdict, decide, decide_all, opinions

__all__ = ["Opinion", "Verdict", "decide", "decide_all", "opinions"]
