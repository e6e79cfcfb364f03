"""Columns that their names alone tell to be personal data, and those that only look so."""

from __future__ import annotations

import random

import pandas as pd
import pytest

from pandas_semtype.personal_names import personal_name

NUMBERS = (
    "passportNo",
    "PASSPORT",
    "Reisepass-Nr",
    "Nr. des Reisepasses",
    "Nº de pasaporte",
    "Personalausweis_Nr",
    "drivers_license_no",
    "Driver's Licence",
    "FÜHRERSCHEIN",
    "permis de conduire",
    "patente di guida",
    "National Insurance",
    "ni_number",
    "NINO",
    "Sozialversicherungs-Nr.",
    "Versicherten-Nr",
    "KV-Nr.",
    "NHS No.",
    "patientID",
    "patient_no_2",
    "Patienten-Nr",
    "MRN",
    "Kontonummer",
    "Konto-Nr.",
    "acct_no",
    "Bank Account Number",
    "número de cuenta",
    "Steuer-ID",
    "Cédula",
    "CPF do cliente",
    "Codice Fiscale",
    "carte d’identité",
    "N° de sécurité sociale",
    "numero_securite_sociale",
    "pesel",
    "Fødselsnummer",
    "身份证号码",
    "身分證字號",
    "マイナンバー",
    "運転免許証番号",
    "주민등록번호",
    "여권 번호",
    "номер паспорта",
    "СНИЛС",
    ("person", "passport no"),
)


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_of_documents_and_people_are_direct(name):
    for label in ("identifier", "text"):
        assert personal_name(name, label).kind == "direct"
    for label in ("datetime", "boolean", "currency", "country", "email"):
        assert personal_name(name, label) is None


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("Konfession", "religion"),
        ("Religión", "religion"),
        ("宗教", "religion"),
        ("Sexual Orientation", "sexual orientation"),
        ("orientación sexual", "sexual orientation"),
        ("party", "politics"),
        ("politicalViews", "politics"),
        ("Parteizugehörigkeit", "politics"),
        ("trade_union", "union membership"),
        ("Gewerkschaft", "union membership"),
        ("bloodType", "health"),
        ("groupe sanguin", "health"),
        ("血液型", "health"),
        ("Diagnose 2", "health"),
        ("disability status", "health"),
        ("Schwerbehindert", "health"),
        ("Ethnie", "ethnicity"),
    ],
)
def test_what_the_law_protects_specially_is_sensitive(name, category):
    for label in ("categorical", "text", "code", "boolean"):
        found = personal_name(name, label)
        assert (found.kind, found.category) == ("sensitive", category)
    for label in ("int", "float", "datetime", "currency"):
        assert personal_name(name, label) is None


@pytest.mark.parametrize(
    "name",
    [
        "Geburtsjahr",
        "birthYear",
        "Year of birth",
        "AÑO DE NACIMIENTO",
        "annee_naissance",
        "出生年份",
    ],
)
def test_years_of_birth_are_indirect(name):
    assert personal_name(name, "year").kind == "indirect"
    assert personal_name(name, "text") is None


@pytest.mark.parametrize(
    "name",
    [
        "passport_type",
        "passport expiry",
        "Reisepass gültig bis Datum",
        "credit card limit",
        "bank_account_status",
        "n_accounts",
        "account",
        "third_party",
        "partying",
        "party_size",
        "mothers",
        "kvantity",
        "nied",
        "disabled",
        "pass",
        "passenger",
        "passporter",
        "order_id",
        "",
        None,
        3,
        float("nan"),
        ("a", 1),
        "faithful",
        "union",
    ],
)
def test_other_names_say_nothing(name):
    assert all(
        personal_name(name, label) is None for label in ("identifier", "text", "categorical")
    )


def test_a_word_that_repeats_is_no_number_unless_the_name_says_number():
    assert personal_name("passport", "categorical") is None
    assert personal_name("passport no", "categorical").category == "identity document"
    assert personal_name("dni", "int") is None  # days, in Polish
    assert personal_name("dni", "identifier").kind == "direct"


@pytest.mark.parametrize(
    "name",
    ["CNP", "BSN", "NIK", "RUT", "RUT cliente", "SIN", "CI", "DUI", "CUI", "NIF", "CC", "RG",
     "PAN", "card_number", "Kartennummer", "номер карты", "カード番号", "nr karty"],
)  # fmt: skip
def test_initials_and_cards_are_told_where_the_cells_are_long_numbers(name):
    for label in ("int", "identifier", "text", "float", "phone", "unix_time"):
        assert personal_name(name, label, numbered=True).kind == "direct"
    assert personal_name(name, "int") is None  # a pan of a camera, a sine, days
    for label in ("datetime", "boolean", "currency"):
        assert personal_name(name, label, numbered=True) is None


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("iban_empfaenger", "bank account"),
        ("debtorIBAN", "bank account"),
        ("Kontoverbindung", "bank account"),
        ("cc_num", "card"),
        ("Pat.-Nr.", "patient"),
        ("nº prontuário", "patient"),
        ("numer pacjenta", "patient"),
        ("Potilasnumero", "patient"),
        ("hasta_no", "patient"),
        ("kennitala", "identity number"),
        ("ΑΜΚΑ", "identity number"),
        ("EMŠO", "identity number"),
        ("fødselsnr", "identity number"),
        ("MyKad", "identity document"),
        ("CNIC", "identity number"),
        ("No. KTP", "identity number"),
        ("РНОКПП", "identity number"),
        ("เลขบัตรประชาชน", "identity number"),
        ("کد ملی", "identity number"),
        ("ת.ז.", "identity number"),
        ("LinkedIn", "online identifier"),
        ("linkedin_url", "online identifier"),
        ("Skype-Name", "online identifier"),
        ("user_password", "password"),
        ("Kennwort", "password"),
        ("パスワード", "password"),
    ],
)
def test_names_that_say_persons_by_themselves_are_direct(name, category):
    found = personal_name(name, "identifier", numbered=True)
    assert (found.kind, found.category) == ("direct", category)
    assert personal_name(name, "currency") is None


@pytest.mark.parametrize("name", ["AHV", "NISS", "cc_number", "card_no", "numéro national", "CI"])
def test_short_numbers_under_initials_are_no_persons(name):
    assert all(personal_name(name, label) is None for label in ("int", "identifier", "code"))
    assert personal_name(name, "identifier", numbered=True).kind == "direct"


@pytest.mark.parametrize(
    ("name", "category"),
    [("pregnant", "health"), ("medication", "health"), ("Allergien", "health"),
     ("criminal_record", "criminal record"), ("Vorstrafen", "criminal record"),
     ("confession", "religion"), ("θρησκεία", "religion"), ("tôn giáo", "religion"),
     ("náboženství", "religion"), ("caste", "ethnicity")],
)  # fmt: skip
def test_more_of_what_the_law_protects_is_sensitive(name, category):
    found = personal_name(name, "categorical")
    assert (found.kind, found.category) == ("sensitive", category)
    assert personal_name(name, "int") is None


@pytest.mark.parametrize(
    "name",
    ["Jahrgang", "születési év", "έτος γέννησης", "anul nașterii", "godina rođenja", "doğum yılı",
     "leto rojstva", "ปีเกิด", "생년", "gimimo metai", "sünniaasta", "година на раждане"],
)  # fmt: skip
def test_years_of_birth_are_told_in_more_languages(name):
    assert personal_name(name, "year").category == "birth year"
    assert personal_name(name, "currency") is None


@pytest.mark.parametrize(
    "name",
    ["iban_country", "iban_valid", "card_number_type", "password_policy", "password_required",
     "passwordChangedAt date", "religion_book_isbn", "twitter_followers", "facebook ads",
     "instagram_posts", "orientation", "race", "denomination", "church", "din", "sinus", "panel",
     "rutland", "nickname_count", "ibanez", "medicine_stock", "skype_count", "members"],
)  # fmt: skip
def test_names_about_something_else_say_nothing(name):
    for label in ("identifier", "text", "categorical", "code"):
        assert personal_name(name, label, numbered=True) is None


@pytest.mark.parametrize(
    ("name", "label"),
    [("policy_holder_dob", "datetime"), ("PolicyHolderSSN", "identifier"),
     ("insurance_policy_iban", "identifier"), ("contact method phone", "int"),
     ("book author birth date", "datetime"), ("campaign donor passport", "text"),
     ("product owner telephone", "int")],
)  # fmt: skip
def test_holders_of_policies_and_authors_of_books_are_people(name, label):
    assert personal_name(name, label, dialled=True).kind == "direct"


IBANS = {
    "mistyped": lambda draw: f"DE{draw.randrange(10**20):020d}",
    "grouped": lambda draw: f"FR{draw.randrange(10**2):02d} {draw.randrange(10**4):04d} 0100 5",
    "masked": lambda draw: f"AT42{draw.randrange(10**4):04d}XXXXXXXX{draw.randrange(10**4):04d}",
    "end": lambda draw: f"NL** **** **** {draw.randrange(10**4):04d}",
}


@pytest.mark.parametrize("kind", IBANS)
def test_accounts_that_pass_no_check_digit_are_masked_by_their_name(kind):
    draw = random.Random(f"{kind} 5")
    cells = [IBANS[kind](draw) for _ in range(30)]
    frame = pd.DataFrame({"IBAN": cells, "n": range(30)})
    result = frame.semtype.infer()
    assert result.personal_data()["category"].tolist() == ["bank account"]
    masked = frame.semtype.mask(key="a key of these tests", result=result)
    assert not set(masked["IBAN"]) & set(cells)


def test_initials_over_integers_and_cells_that_are_missing_are_found():
    draw = random.Random(9)
    numbers = [draw.randrange(10**8, 10**9) for _ in range(40)]
    for cells in (numbers, [*numbers, None], [f"{n:,}".replace(",", ".") for n in numbers]):
        found = pd.DataFrame({"BSN": cells}).semtype.infer().personal_data()
        assert found["kind"].tolist() == ["direct"]
    angles = [draw.uniform(-1, 1) for _ in range(40)]
    days = [draw.randrange(31) for _ in range(40)]
    ordinary = pd.DataFrame({"sin": angles, "dni": days, "pan": days})
    assert ordinary.semtype.infer().personal_data().empty


def test_columns_are_listed_and_masked_with_the_name_as_the_reason():
    draw = random.Random(77)
    frame = pd.DataFrame(
        {
            "mail": [f"guest{i}@example.net" for i in range(40)],
            "Reisepass": [f"L{draw.randrange(10**7):07d}K" for _ in range(40)],
            "Religion": [draw.choice(["Sikh", "Jain", "keine"]) for _ in range(40)],
            "Geburtsjahr": [draw.randrange(1930, 2006) for _ in range(40)],
            "Reisepass Land": [draw.choice(["CH", "AT", "DK"]) for _ in range(40)],
            "nothing": [None] * 40,
        }
    )
    found = frame.semtype.infer().personal_data()
    assert found["column"].tolist() == ["mail", "Reisepass", "Religion", "Geburtsjahr"]
    assert found["reason"].tolist() == ["label", "name", "name", "name"]
    assert found["kind"].tolist() == ["direct", "direct", "sensitive", "indirect"]
    assert frame.semtype.infer().personal_data(least=0.9)["column"].tolist() == ["mail"]
    masked = frame.semtype.mask(key="a key of these tests")
    changed = [name for name in frame if not masked[name].equals(frame[name])]
    assert changed == ["mail", "Reisepass", "Religion"]


def test_an_empty_column_holds_nothing():
    empty = pd.DataFrame({"passport no": pd.Series([None, None], dtype=object)})
    assert empty.semtype.infer().personal_data().empty


@pytest.mark.parametrize(
    "name",
    ["geb.", "geboren", "FechaNac", "fecha_nac", "né le", "Née le", "nato il", "NATA IL", "dt_nasc",
     "data nasc.", "ur.", "data ur.", "född", "födelsedatum", "дата рожд.", "д.р.", "dob",
     "birthdate", "bday", "geboortedatum", "生年月日", "出生日期", "생년월일", "تاريخ الميلاد",
     "Geb-Datum", "syntynyt", "narozen"],
)  # fmt: skip
def test_dates_of_birth_are_told_by_many_words(name):
    found = personal_name(name, "datetime")
    assert (found.kind, found.category) == ("direct", "birth date")
    assert personal_name(name, "currency") is None


def test_short_words_of_birth_tell_dates_and_years_alone():
    for name in ("geb.", "ur.", "född", "né", "born", "д.р."):
        assert personal_name(name, "year").kind == "indirect"
        assert all(personal_name(name, label) is None for label in ("text", "int", "categorical"))
    for name in ("yob", "geboortejaar", "rok ur.", "год рожд."):
        assert personal_name(name, "int").category == "birth year"
    for name in ("place geb", "urban", "netto", "geburtsort", "nation", "fundort"):
        assert personal_name(name, "datetime") is None


@pytest.mark.parametrize(
    "name",
    ["telefon", "Tel.", "mobile", "phone", "phone_2", "Handy-Nr.", "celular", "nr tel.", "gsm",
     "Телефон", "手机号", "휴대폰", "contact_no", "Teléfono fijo", "homePhone", "msisdn"],
)  # fmt: skip
def test_numbers_to_dial_are_told_by_name_and_digits(name):
    for label in ("int", "identifier", "code", "text", "float"):
        assert personal_name(name, label, dialled=True).category == "phone"
        assert personal_name(name, label) is None
    for label in ("datetime", "boolean", "currency"):
        assert personal_name(name, label, dialled=True) is None


def test_other_names_of_long_numbers_are_no_phones():
    for name in ("mobile_revenue", "telescope", "population", "phone type", "handyman", "cell_id"):
        assert personal_name(name, "int", dialled=True) is None


def test_eight_phone_numbers_under_a_name_are_found():
    numbers = [f"{601 + 23 * i} {107 + 71 * i} {902 - 57 * i}" for i in range(8)]
    for cells in (numbers, [int(n.replace(" ", "")) for n in numbers]):
        for name in ("telefon", "mobile", "tel"):
            found = pd.DataFrame({name: cells}).semtype.infer().personal_data()
            assert found["kind"].tolist() == ["direct"]
