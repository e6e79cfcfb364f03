"""Words for the state of something and nothing else: `open`, `erledigt`, `en cours`, `Online`.

A name such as `city` or `first_name` brings its label to any few words, since no list has all
towns and people. Words of these lists are none.
"""

from __future__ import annotations

from collections.abc import Callable

from ...folding import fold
from .cells import Cells
from .opinion import Opinion, forbid
from .vocabularies import cities, family_names, given_names

__all__ = ["state_word_opinions"]

_MOST = 12
"""Distinct cells of most categories."""
_WORDS_LIST = """
open opened reopened closed pending active inactive enabled disabled new used refurbished old paid
unpaid overdue due online offline done todo ongoing started finished completed complete incomplete
cancelled canceled rejected accepted approved denied refused draft submitted reviewed review final
failed passed success error warning running stopped idle ready busy available unavailable sold
reserved booked shipped delivered returned refunded lost won drawn broken fixed repaired resolved
unresolved assigned unassigned scheduled planned postponed expired valid invalid locked unlocked
blocked archived deleted published hidden visible public private internal external in_progress
on_hold to_do waiting in_review in_transit in_stock out_of_stock checked_in checked_out signed
unsigned verified unverified confirmed unconfirmed cash card cheque transfer walk-in phone web email
daily weekly monthly quarterly yearly annual annually hourly once never always sometimes rarely
often urgent normal low medium high small large automatic manual auto hot cold warm full empty
erledigt offen geschlossen bezahlt unbezahlt neu gebraucht aktiv inaktiv laufend abgeschlossen
storniert abgelehnt genehmigt ausstehend in_bearbeitung in_arbeit wartend versendet geliefert
gesperrt frei belegt fertig gut schlecht mittel bar_bezahlt monatlich jahrlich wochentlich taglich
ouvert ferme en_cours en_attente termine annule valide refuse paye impaye actif inactif livre
expedie neuf occasion fait a_faire resolu mensuel annuel clos cloture brouillon
abierto abierta cerrado cerrada pendiente en_curso en_proceso terminado finalizado anulado cancelado
aprobado rechazado pagado activo inactivo nuevo usado entregado enviado mensual anual resuelto
aberto aberta fechado fechada pendente em_andamento concluido aprovado recusado pago ativo inativo
novo entregue aguardando encerrado mensal
aperto aperta chiuso chiusa in_corso in_attesa completato annullato approvato respinto pagato attivo
inattivo nuovo usato consegnato spedito risolto sospeso mensile
otwarty otwarte zamkniety zamkniete w_toku zakonczony zakonczone anulowany anulowane oplacony
oplacone nowy uzywany zrealizowane oczekuje odrzucony zatwierdzony aktywny nieaktywny
open_staand gesloten lopend afgerond geannuleerd goedgekeurd afgewezen betaald onbetaald nieuw
gebruikt actief inactief geleverd verzonden in_behandeling
oppen oppet stangd avslutad pagaende klar avbruten godkand avslagen betald obetald begagnad
levererad vantar aben lukket afsluttet i_gang annulleret godkendt afvist betalt ubetalt leveret
avvist lukka avoin suljettu kesken valmis peruttu hyvaksytty hylatty maksettu uusi kaytetty
acik kapali beklemede tamamlandi iptal onaylandi reddedildi odendi yeni aktif pasif
открыт открыта открыто закрыт закрыта закрыто в_работе выполнен выполнено завершен завершено отменен
отменено отклонен отклонено одобрен оплачен оплачено новый новая активен неактивен в_пути доставлен
ожидает ожидание черновик
"""
_WORDS = frozenset(fold(word) for word in _WORDS_LIST.split())
_NAMES = (
    "address", "city", "color", "company", "country", "county", "first_name", "job_title",
    "language", "last_name", "middle_name", "nationality", "person_name", "place_name", "species",
    "state", "street_name", "username",
)  # fmt: skip
_LISTS: dict[str, Callable[[], frozenset[str]]] = {
    "city": cities, "first_name": given_names, "last_name": family_names,
}  # fmt: skip
"""Labels that words of these lists have as well: Frei and Gut are families."""


def state_word_opinions(cells: Cells) -> list[Opinion]:
    """Return that words for states are no names of anybody, and of no place.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.state_words import state_word_opinions
    >>> found = state_word_opinions(Cells(["open", "in progress"], [5, 4], 9, 9, 2, 5))
    >>> {"city", "company"} <= {opinion.label for opinion in found}
    True
    """
    if cells.n_distinct > _MOST or cells.form != "words":
        return []
    words = [fold(cell.casefold()).replace("\u0142", "l").strip(" .!") for cell in cells.values]
    if not all(word.replace(" ", "_") in _WORDS for word in words):
        return []
    both = {label for label, known in _LISTS.items() if known().issuperset(words)}
    found = forbid(*_NAMES, reason="values:state_of_things", families=False)
    return [opinion for opinion in found if opinion.label not in both]
