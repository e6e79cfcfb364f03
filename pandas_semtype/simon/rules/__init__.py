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
``format:date_compact``                   settles     days as eight digits
``format:region_code``                    settles     ISO 3166-2: "US-CA"
``format:locale``                         settles     locales: "en_GB"
``values:boolean_words``                  settles     two words of truth
``values:zero_one``                       supports    0 and 1
``values:infinities``                     settles     nothing but infinite numbers
``values:gender_words``                   settles     words of gender
``values:months``, ``values:weekdays``    settles     names of months, of weekdays
``values:country_codes``                  settles     codes of ISO 3166 or of sports
``values:not_country_codes``              forbids     short codes that are not
``values:currency_codes``                 settles     codes of ISO 4217
``values:not_currency_codes``             forbids     short codes that are not
``values:language_codes``                 settles     codes of ISO 639-1 or 639-2
``values:not_language_codes``             forbids     short codes that are not
``values:airport_codes``                  settles     codes of IATA, ICAO
``values:not_airport_codes``              forbids     short codes that are not
``values:zone_codes``                     settles     short names of time zones
``values:states``                         settles     names or codes of subdivisions
``values:countries``                      settles     names of countries
``values:languages``                      settles     names of languages
``values:zones``                          settles     names of time zones
``values:cities``                         supports    names of cities
``values:places``                         supports    "City, State": addresses
``values:family_names``                   supports    family names
``values:given_names``                    supports    given names
``values:people``                         supports    given and family name together
``values:organisations``                  supports    legal forms and the like
``values:occupations``                    supports    words of occupation
``values:streets``                        supports    words of streets
``values:scales``                         supports    steps of a scale: low, medium, high
``format:bands``                          supports    bands of numbers: 18-24, 65+
``values:aggregates``                     supports    continents and blocs: categories
``values:not_countries``                  forbids     names that are not: ``country``
``values:not_languages``                  forbids     the same for ``language``
``values:not_states``                     forbids     continents and blocs are no states
``values:not_cities``                     forbids     nor cities
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

A rule of few cells supports where it would settle.  Rules of lists of names and codes that
support a label forbid its rivals under the same reason.  A score below 1 is no certainty:
an opinion with score ``s`` multiplies or divides the odds the net gives by ``(1 - s) ** -2``.
Lists of cities, people and firms are never complete, so only what they hold counts.
"""

from __future__ import annotations

from .opinion import Opinion

__all__ = ["Opinion"]
