"""Shapes of the numbers of people and firms that python-stdnum knows, by module.

A shape is that of the number in upper case without spaces, points, hyphens and slashes. It
spares the check of numbers that have another length, and a test holds it to the package.
"""

from __future__ import annotations

__all__ = ["NATIONAL", "TAX", "WEAK"]

_WEAK_LIST = """
ar.dni cr.cpf cu.ni dk.cpr id.nik my.nric pe.cui pk.cnic us.ssn de.stnr dz.nif eg.tn fo.vn
is_.vsk kr.brn li.peid sm.coe us.ein
"""
WEAK = frozenset(_WEAK_LIST.split())
"""Modules that accept a third of all digits of the right length, or all that are a date."""

_NATIONAL = r"""
ar.dni \d{7,8}
at.vnr \d{10}
be.bis \d{11}
be.nn \d{11}
bg.egn \d{10}
bg.pnf \d{10}
br.cpf \d{11}
ca.bc_phn \d{10}
ca.sin \d{9}
ch.ssn 756\d{10}
cl.rut (?:CL)?\d{7,8}[\dK]
cn.ric \d{15}|\d{17}[\dX]
cr.cpf 0?\d{9}
cr.cr \d{11,12}
cu.ni \d{11}
cz.rc \d{9,10}
de.idnr \d{11}
dk.cpr \d{10}
do.cedula \d{11}
ec.ci \d{10}
ee.ik \d{11}
es.dni \d{8}[A-Z]
es.nie [XYZ]\d{7}[A-Z]
fi.hetu \d{6}[+A-FU-Y]?\d{3}[\dA-Y]
fr.nif \d{13}
fr.nir \d{5}[\dAB]{2}\d{8}
gb.nhs \d{10}
gb.upn [A-Z]\d{11}[\dA-Z]
gr.amka \d{11}
hr.oib (?:HR)?\d{11}
id.nik \d{16}
ie.pps \d{7}[A-W][A-IWTX]?
il.idnr \d{5,9}
in_.aadhaar [2-9]\d{11}
in_.epic [A-Z]{3}\d{7}
in_.vid \d{16}
is_.kennitala \d{10}
it.codicefiscale [A-Z]{6}[\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]
jp.in_ \d{12}
kr.rrn \d{13}
lt.asmens \d{11}
lv.pvn (?:LV)?\d{11}
mu.nid [A-Z]\d{12}[\dA-Z]
mx.curp [A-Z]{4}\d{6}[A-Z]{6}[\dA-Z]\d
my.nric \d{12}
nl.bsn \d{8,9}
nl.onderwijsnummer \d{9}
no.fodselsnummer \d{11}
pe.cui \d{8}[\dA-Z]?
pk.cnic \d{13}
pl.pesel \d{11}
pt.cc \d{9}[A-Z\d]{2}\d
ro.cnp \d{13}
se.personnummer (?:\d{2})?\d{6}[+]?\d{4}
si.emso \d{13}
sk.rc \d{9,10}
th.pin \d{13}
tr.tckimlik \d{11}
tw.ubn \d{8}
ua.rntrc \d{10}
us.ssn \d{9}
za.idnr \d{13}
"""

_TAX = r"""
ad.nrt [A-Z]\d{6}[A-Z]
al.nipt (?:AL)?[A-Z]\d{8}[A-Z]
ar.cuit \d{11}
at.businessid (?:FN)?\d{1,6}[A-Z]
at.tin \d{9}
at.uid (?:AT)?U\d{8}
au.abn \d{11}
au.acn \d{9}
au.tfn \d{8,9}
az.voen \d{9,10}
be.vat (?:BE)?[01]?\d{9}
bg.vat (?:BG)?\d{9,10}
br.cnpj [\dA-Z]{12}\d{2}
br.cpf \d{11}
by.unp (?:УНП|UNP)?[\dA-Z]{2}\d{7}
ca.bn \d{9}(?:[A-Z]{2}\d{4})?
ch.uid (?:CHE)?\d{9}
ch.vat CHE\d{9}(?:MWST|TVA|IVA|TPV)
cl.rut (?:CL)?\d{7,8}[\dK]
cn.uscc [\dA-Z]{18}
co.nit \d{8,16}
cr.cpj \d{10}
cy.vat (?:CY)?\d{8}[A-Z]
cz.dic (?:CZ)?\d{8,10}
de.idnr \d{11}
de.stnr \d{10,13}
de.vat (?:DE)?\d{9}
dk.cvr (?:DK)?\d{8}
do.rnc \d{9}
dz.nif \d{15}(?:\d{5})?
ec.ruc \d{13}
ee.kmkr (?:EE)?\d{9}
ee.registrikood \d{8}
eg.tn \d{9}
es.cif (?:ES)?[A-Z]\d{7}[\dA-Z]
es.nif (?:ES)?[\dA-Z]\d{7}[\dA-Z]
eu.vat [A-Z]{2}[\dA-Z]{8,12}
fi.alv (?:FI)?\d{8}
fi.ytunnus \d{8}
fo.vn (?:FO)?\d{6}
fr.siren \d{9}
fr.siret \d{14}
fr.tva (?:FR)?[\dA-Z]{2}\d{9}
gb.utr K?\d{10}K?
gb.vat (?:GB|XI)?(?:\d{9}|\d{12}|[GH][DA]\d{3}|\d{5})
gh.tin [PCGQV]00\d{7}[\dX]
gn.nifp \d{9}
gr.vat (?:EL|GR)?\d{8,9}
gt.nit \d{2,11}[\dK]
hr.oib (?:HR)?\d{11}
hu.anum (?:HU)?\d{8}
id.npwp \d{15,16}
ie.vat (?:IE)?\d[\dA-Z+*]\d{5}[A-Z]{1,2}
il.hp 5\d{8}
in_.gstin \d{2}[A-Z]{5}\d{4}[A-Z][\dA-Z]Z[\dA-Z]
in_.pan [A-Z]{5}\d{4}[A-Z]
is_.vsk (?:IS)?\d{5,6}
it.iva (?:IT)?\d{11}
jp.cn \d{13}
ke.pin [AP]\d{9}[A-Z]
kr.brn \d{10}
li.peid \d{4,12}
lt.pvm (?:LT)?\d{9}(?:\d{3})?
lu.tva (?:LU)?\d{8}
lv.pvn (?:LV)?\d{11}
ma.ice \d{15}
mc.tva (?:FR)?\d{2}000\d{6}
md.idno \d{13}
me.pib \d{8}
mk.edb (?:MK)?\d{13}
mt.vat (?:MT)?\d{8}
mx.rfc [A-ZÑ&]{3,4}\d{6}(?:[\dA-Z]{3})?
mz.nuit \d{9}
nl.btw (?:NL)?\d{7,9}B\d{2}
no.mva (?:NO)?\d{9}MVA
no.orgnr \d{9}
nz.ird (?:NZ)?\d{8,9}
pe.ruc \d{11}
pl.nip (?:PL)?\d{10}
pl.regon \d{9}(?:\d{5})?
pt.nif (?:PT)?\d{9}
py.ruc \d{5,9}
ro.cf (?:RO)?\d{2,10}
ro.cui (?:RO)?\d{2,10}
rs.pib \d{9}
ru.inn \d{10}|\d{12}
ru.ogrn \d{13}|\d{15}
se.orgnr \d{10}
se.vat (?:SE)?\d{12}
sg.uen \d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z]
si.ddv (?:SI)?\d{8}
si.maticna \d{7}(?:\d{3})?
sk.dph (?:SK)?\d{10}
sm.coe (?:SM)?\d{2,6}
sn.ninea \d{7,9}(?:\d[A-Z]\d)?
sv.nit (?:SV)?\d{14}
th.moa \d{13}
th.tin \d{13}
tn.mf \d{1,7}[A-Z](?:[A-Z]{2}\d{3})?
tr.vkn \d{10}
tw.ubn \d{8}
ua.edrpou \d{8}
us.ein \d{9}
us.itin 9\d{8}
uy.rut (?:UY)?\d{12}
ve.rif [VEJPG]\d{9}
vn.mst \d{10}(?:\d{3})?
za.tin \d{10}
"""


def _read(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (line.split(" ", 1) for line in text.strip().splitlines())
    return tuple((module, shape) for module, shape in pairs)


NATIONAL = _read(_NATIONAL)
"""Modules of numbers of people, each with its shape."""
TAX = _read(_TAX)
"""Modules of tax numbers and numbers of companies, each with its shape."""
