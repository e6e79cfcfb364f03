"""Made-up values of a label, drawn by a keyed hash of the cell they stand for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..checks import require
from ..errors import ArgumentError
from .keyed import Keyed
from .permutation import digest
from .pseudonyms import pseudonym, without_blanks

__all__ = ["Fakes"]

_PROVIDERS = {
    "person_name": "name",
    "first_name": "first_name",
    "last_name": "last_name",
    "middle_name": "first_name",
    "email": "ascii_safe_email",
    "phone": "phone_number",
    "address": "address",
    "street_name": "street_name",
    "address_line": "secondary_address",
    "credit_card": "credit_card_number",
    "iban": "iban",
    "ssn": "ssn",
    "national_id": "ssn",
    "username": "user_name",
    "ip_address": "ipv4",
    "mac_address": "mac_address",
    "license_plate": "license_plate",
    "vin": "vin",
    "user_agent": "user_agent",
    "job_title": "job",
    "postal_code": "postcode",
    "city": "city",
    "state": "state",
    "country": "country",
    "company": "company",
    "honorific": "prefix",
    "name_suffix": "suffix",
    "house_number": "building_number",
    "uri": "url",
    "url_domain": "domain_name",
    "uuid": "uuid4",
    "text": "sentence",
}


class Fakes:
    """Draw values of Faker's providers.

    Parameters
    ----------
    key : bytes
        The secret. The same key, label and cell give the same value.
    locale : str
        A locale of Faker.

    Raises
    ------
    MissingDependencyError
        If Faker is not installed.
    ArgumentError
        If Faker does not have the locale.
    """

    def __init__(self, key: bytes, locale: str) -> None:
        faker = require("faker", "privacy", 'mask(method="faker")')
        try:
            self._faker: Any = faker.Faker(locale)
        except (AttributeError, TypeError, ValueError) as error:
            expected = 'a locale of Faker, for example "de_DE"'
            raise ArgumentError.of("locale", locale, expected) from error
        self._key = Keyed(key)

    def maker(self, label: str) -> Callable[[str], str]:
        """Return what makes the value of a cell of a label.

        Parameters
        ----------
        label : str
            One without a provider, such as a date of birth, gets pseudonyms.
        """
        name = _PROVIDERS.get(label, "")
        provider = getattr(self._faker, name, None) if name else None
        if provider is None:
            return lambda cell: pseudonym(self._key, cell)

        def made(cell: str) -> str:
            before, inner, after = without_blanks(cell)  # the same person, with blanks or not
            self._faker.seed_instance(digest(self._key, label, inner))
            # An address has lines in Faker, and stands in one line in a table.
            return before + str(provider()).replace("\n", ", ") + after

        return made
