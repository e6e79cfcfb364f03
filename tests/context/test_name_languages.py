"""Names in many languages, none of them an entry of the lists the model has learned from."""

from __future__ import annotations

import numpy as np
import pytest

from pandas_semtype.context.name_model import log_ratios
from pandas_semtype.context.tokens import tokens_of
from pandas_semtype.simon.training.names.word_lists import word_lists
from pandas_semtype.types import catalogue

LABELS = list(catalogue())

# Inflected, compounded and combined: nobody has taught these names themselves.
FRESH = {
    "English": "client_postcode:postal_code shipToCity:city num_of_windows:int WebSiteAddr:uri",
    "German": "Firmenanschrift:address Geburtsstadt:city Telefonnr:phone Kundenvorname:first_name",
    "French": "ville_du_client:city date_de_facture:datetime num_tel:phone prenom_eleve:first_name",
    "Spanish": "ciudad_del_cliente:city fecha_del_pago:datetime edad_paciente:age",
    "Portuguese": "cidade_do_cliente:city data_da_compra:datetime idade_paciente:age",
    "Italian": "citta_del_cliente:city data_di_acquisto:datetime cap_cliente:postal_code",
    "Dutch": "klantwoonplaats:city leeftijd_patient:age achternaam_klant:last_name",
    "Swedish": "kundens_postnummer:postal_code kundens_efternamn:last_name telefonnr:phone",
    "Danish": "kundens_efternavn:last_name postnummeret:postal_code patientens_alder:age",
    "Norwegian": "kundens_etternavn:last_name patientens_alder:age telefonnr_hjem:phone",
    "Finnish": "asiakkaan_sukunimi:last_name puhelinnro:phone potilaan_sukupuoli:gender",
    "Polish": "nazwisko_klienta:last_name miasto_klienta:city numer_tel:phone",
    "Czech": "prijmeni_klienta:last_name psc_klienta:postal_code mesto_narozeni_otce:city",
    "Slovak": "priezvisko_ziaka:last_name mesto_bydliska:city telefonne_c:phone",
    "Hungarian": "vevő_vezetékneve:last_name telefonszáma:phone irányítószáma:postal_code",
    "Romanian": "prenumele_elevului:first_name vârsta_pacientului:age telefonul:phone",
    "Croatian": "prezime_kupca:last_name telefon_kupca:phone zemljopisna_širina_točke:latitude",
    "Slovenian": "priimek_kupca:last_name poštna_številka_kupca:postal_code",
    "Turkish": "müşteri_soyadı:last_name şehir_adı:city telefon_no:phone",
    "Indonesian": "alamat_pelanggan:address umur_pasien:age kota_asal:city",
    "Vietnamese": "địa_chỉ_khách_hàng:address số_điện_thoại_nhà:phone",
    "Catalan": "cognoms_client:last_name adreça_client:address",
    "Lithuanian": "kliento_pavardė:last_name paciento_amžius:age",
    "Latvian": "klienta_uzvārds:last_name pacienta_vecums:age",
    "Estonian": "kliendi_perekonnanimi:last_name patsiendi_vanus:age",
    "Russian": "город_покупателя:city фамилия_ученика:last_name возраст_пациента:age",
    "Ukrainian": "прізвище_клієнта:last_name вік_пацієнта:age телефони:phone",
    "Bulgarian": "фамилия_на_клиента:last_name възраст_на_пациента:age",
    "Serbian": "презиме_купца:last_name телефони:phone",
    "Greek": "επώνυμο_πελάτη:last_name ηλικία_ασθενή:age τηλέφωνο_πελάτη:phone",
    "Arabic": "عنوان_العميل:address مدينة_العميل:city عمر_المريض:age",
    "Persian": "شهر_مشتری:city شماره_تلفن_مشتری:phone",
    "Hebrew": "כתובת_לקוח:address עיר_לקוח:city",
    "Hindi": "ग्राहक_का_पता:address मरीज_की_आयु:age",
    "Thai": "ที่อยู่ลูกค้า:address อายุผู้ป่วย:age",
    "Chinese": "客户地址:address 患者年龄:age 供应商邮编:postal_code 学生姓名:person_name",
    "Japanese": "顧客の住所:address 患者の年齢:age 利用者氏名:person_name 店舗電話番号:phone",
    "Korean": "고객주소:address 환자나이:age 매장전화번호:phone",
}


def spelled(name):
    return "".join(tokens_of(name))


def test_the_names_are_no_entries_of_the_lists():
    known = {spelled(phrase) for words in word_lists() for phrase in words.phrases}
    fresh = [entry.rsplit(":", 1)[0] for entries in FRESH.values() for entry in entries.split()]
    assert [name for name in fresh if spelled(name) in known] == []


def best_of(names):
    ratios = log_ratios(names, LABELS)
    return [LABELS[k] for k in ratios.argmax(axis=1)], ratios.max(axis=1)


def test_the_model_reads_more_than_twenty_five_languages():
    right, every = {}, 0
    for language, entries in FRESH.items():
        names, labels = zip(*(entry.rsplit(":", 1) for entry in entries.split()), strict=True)
        found, _ = best_of(names)
        right[language] = sum(f == label for f, label in zip(found, labels, strict=True))
        every += len(names)
    assert len(FRESH) >= 25
    assert sum(right.values()) >= 0.75 * every
    assert sum(n > 0 for n in right.values()) >= len(FRESH) - 2


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("город", "city"), ("широта", "latitude"), ("долгота", "longitude"),
        ("邮编", "postal_code"), ("住所", "address"), ("العنوان", "address"),
        ("индекс", "postal_code"), ("姓名", "person_name"), ("経度", "longitude"),
        ("緯度", "latitude"),
    ],
)  # fmt: skip
def test_words_of_other_scripts_speak(name, label):
    found, strength = best_of([name])
    assert found == [label]
    assert strength[0] > 1.5


def test_a_name_says_the_same_however_it_is_spelled():
    names = ["Postal Code", "postalCode", "POSTAL_CODE", "postal-code", "postal code 2"]
    ratios = log_ratios(names, LABELS)
    assert np.allclose(ratios, ratios[0], atol=1e-6)
    accents = log_ratios(["código postal", "codigo_postal", "Co\u0301digo Postal"], LABELS)
    assert np.allclose(accents, accents[0], atol=1e-6)
