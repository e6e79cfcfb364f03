"""Words that are typical of names of organisations, of streets and of occupations."""

from __future__ import annotations

__all__ = ["OCCUPATIONS", "ORGANISATIONS", "STREETS_FIRST", "STREETS_LAST", "STREET_ENDINGS"]

ORGANISATIONS = """
ab academy ad ag agence agencia agency airlines airways aps asa asociacion assoc associates
association assurance assurances authority aviation ayuntamiento bakery banca banco bancorp
bancshares bank banka banque bancario bhd biosciences biotech brands brauerei breweries brewery
brewing brothers bros bureau bv byra cantina casino chemicals church cia cie clinic clinica club
co coalition college colegio collective comision commission committee communications companies
company comune conseil consejo consulting consultants consulate contracting cooperative coop
corp corporation council dealership department departamento departement designs dept distillery
distributors doo ead eirl electronics embassy energy enterprise enterprises entertainment
entreprises escuela estudio fabrik fc federation financial firma fitness foods foundation
fondation fundacion funds gbr ges gesellschaft gmbh gobierno group groupe grupo gruppe gruppo
guild handel healthcare hermanos hijos holding holdings hospital hospitals hotel hotels inc
incorporated industrie industries industria insurance insurances institut institute institution
instituto international investments inversiones istituto jsc kft kg kgaa kk klinik klinikum
krankenhaus laboratories laboratory labs landscaping league lda library limited llc llp
logistics lp ltd ltda lycee management manufacturing media medicine ministerio ministerium
ministere ministero ministry mission motors museum mutual nv oao office ohg ooo organisation
organization oy oyj pao partner partners partnership pharma pharmaceutical pharmaceuticals
pharmacy pictures pjsc plc pllc plumbing practice press productions properties pte pty
publishers publishing pubs pvt realty records recordings reit resorts restaurant restaurante
ristorante sa sae sarl sas sasu sca scarl school schule schulen scuola scs sdn securities
seminary services servicios sindicato sl slu snc societa societe society sociedad software sohne
solutions sons spa spzoo srl sro station stiftung stores studio studios sucursal supply
syndicate systems tavern tbk team technologies telecom telecommunications theater theatre
therapeutics trading trust ug union universidad universidade universita universitat universitaet
university universite uniwersytet utilities ventures verein verlag versicherung vineyards werke
winery works worldwide zao zrt
ооо оао зао пао ао нао ип тоо тов прат пат ват зат фгуп муп гуп мбоу мкоу гбоу фгбоу мбу гбу фгбу
ано еоод оод ад еад доо компания корпорация банк завод холдинг группа фонд союз общество
αε εε οε επε ικε αβεε ανωνυμη εταιρεια ομιλος τραπεζα
주식회사 유한회사
בעמ
شركة مؤسسة مجموعة بنك
"""
"""Legal forms and kinds of organisations, in lower case without accents."""

STREETS_LAST = """
alley ave avenue av blvd boulevard cir circle close court crescent cres ct dr drive expressway
expy freeway fwy gardens hwy highway hill ln lane loop mews parkway pkwy parade path pike pl
place plaza promenade rd road row sq square st str street terrace ter trail trl turnpike walk
way wynd allee damm gasse gata gatan katu laan platz ring steig strasse straat tie ufer utca ut
ulitsa ulica vag vagen vei veien vej weg sokak sokagi caddesi cad bulvari ulice namesti улица
проспект переулок шоссе
"""
"""Words for a street that stand after its name."""

STREETS_FIRST = """
allee avenida av avda ave avenue boulevard calle carrera carretera camino callejon chemin corso
cours impasse jalan jl largo passage paseo passeig piazza piazzale place plac plaza praca quai
quay ronda route rua rue ruelle square strada travessa ul ulica aleja via viale vicolo vico
calea bulevardul ulitsa улица ул проспект площадь
"""
"""Words for a street that stand before its name."""

STREET_ENDINGS = """
strasse straße gasse platz allee straat laan gracht plein gatan gata vagen veien vegen gade katu
utca stien
"""
"""Endings of words that are names of streets."""

OCCUPATIONS = """
accountant actor actuary adjuster administrator adviser advisor agent aide analyst
anthropologist apprentice architect artist assembler assessor assistant associate astronomer
attendant attorney auditor author baker barber barista bartender biologist bookkeeper broker
builder buyer captain caretaker carpenter cashier chairman chef chemist chief clerk cleaner
coach collector compositor conductor conservator consultant contractor controller cook
coordinator copywriter counselor counsellor curator custodian dealer dean dentist deputy
designer detective developer dietitian director dispatcher doctor draftsman drafter driver
ecologist economist editor educator electrician employee engineer engraver entertainer
epidemiologist estimator examiner executive expert farmer fellow fighter firefighter fisherman
fitter foreman founder geologist geographer glazier guard guide hairdresser handler head helper
historian hygienist illustrator inspector installer instructor intern interpreter interviewer
investigator janitor jeweler journalist judge keeper laborer labourer lawyer lead leader
lecturer librarian lieutenant machinist maid maintainer maker manager marketer mason mechanic
mediator merchandiser meteorologist midwife millwright miner minister model musician notary
nurse nutritionist officer operator optician optometrist orderly organizer owner packer painter
paralegal paramedic partner pharmacist photographer physician physicist physiotherapist pilot
planner plumber policeman porter postmaster preparer president presenter principal printer
processor producer professor programmer psychiatrist psychologist publisher ranger realtor
receptionist recruiter registrar reporter representative researcher retailer rigger roofer
sailor salesman salesperson scheduler scientist seamstress secretary sergeant server setter
shepherd singer sociologist solicitor specialist staff statistician steward strategist student
superintendent supervisor surgeon surveyor tailor teacher technician technologist teller tender
tester therapist trader trainee trainer translator treasurer trucker tutor underwriter
undertaker upholsterer veterinarian vp waiter waitress warden watchman weaver weigher welder
winemaker worker writer ceo cfo cto coo abogado administrador administrativo analista arquitecto
asistente auxiliar consultor contador coordinador director directora enfermera enfermero gerente
ingeniero jefe maestro medico operador profesor secretaria secretario supervisor tecnico
vendedor architecte assistante avocat comptable conseiller conseillere consultante directeur
directrice enseignant formateur gestionnaire infirmier infirmiere ingenieur medecin professeur
responsable technicien technicienne vendeur arzt assistent assistentin berater beraterin
buchhalter entwickler entwicklerin fachangestellte fachkraft geschaftsfuhrer ingenieurin
kaufmann kauffrau lehrer lehrerin leiter leiterin mechaniker mechatroniker mitarbeiter pfleger
referent sachbearbeiter sekretarin techniker verkaufer werkstudent advogado analista engenheiro
gerente medico professor tecnico ingegnere impiegato medewerker adviseur monteur leraar
verpleegkundige kierownik inzynier specjalista
"""
"""Words for occupations in the singular."""
