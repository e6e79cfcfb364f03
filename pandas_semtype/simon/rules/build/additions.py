"""Names that no package gives: usual English variants, former countries, codes of sports."""

from __future__ import annotations

__all__ = [
    "AGGREGATES",
    "COUNTRY_NAMES",
    "LANGUAGE_NAMES",
    "NOT_NAMES",
    "SPORT_CODES",
    "STATE_CODES",
    "STATE_NAMES",
]

COUNTRY_NAMES = """
US USA U.S.A. America; United States; United States of America; United States Minor Outlying Islands
UK; GB; Great Britain; Britain; England; Scotland; Wales; Northern Ireland; Channel Islands
United Kingdom of Great Britain and Northern Ireland; British Isles; Eire; Republic of Ireland
Korea; Republic of Korea; Korea Rep; S Korea; South Korea; ROK; North Korea; N Korea; DPRK
DPR Korea; Korea DPR; Korea North; Korea South; Democratic People's Republic of Korea; Korea Dem Rep
Russia; Russian Federation; USSR; Soviet Union; Czech Republic; Czechia; Czech Rep; Czechoslovakia
Slovak Republic; Slovakia; Holland; The Netherlands; Netherlands Antilles; Burma; Myanmar Burma
Swaziland; Eswatini; Ivory Coast; Cote d'Ivoire; Cape Verde; Cabo Verde; Macedonia; FYROM
FYR Macedonia; The former Yugoslav Republic of Macedonia; TFYR Macedonia; Republic of Macedonia
Yugoslavia; Serbia and Montenegro; Federal Republic of Yugoslavia; West Germany; East Germany
East Timor; Timor; Timor Leste; Viet Nam; South Vietnam; UAE; U.A.E; Emirates; Persia; Iran
Islamic Republic of Iran; Iran Islamic Rep; Syria; Syrian Arab Republic; Laos; Lao PDR; Lao
Lao People's Democratic Republic; Lao People's Dem Rep; Bolivia; Venezuela; Venezuela RB; Tanzania
Tanganyika; Zanzibar; Moldova; Rep of Moldova; Brunei; Brunei Darussalam; Zaire; DR Congo
DRC; Congo DRC; D.R. Congo; Dem Rep Congo; Dem Rep of the Congo; Congo Dem Rep; Congo Kinshasa
Democratic Republic of Congo; Congo; Congo Rep; Congo Brazzaville; Republic of Congo
Congo Democratic Republic; Congo Republic; Rep of the Congo; Central African Rep; CAR
Egypt Arab Rep; Arab Republic of Egypt; Yemen Rep; North Yemen; South Yemen; Gambia; Bahamas
Hong Kong; Hong Kong SAR; Hong Kong China; China Hong Kong; China Hong Kong SAR; Hongkong
Hong Kong SAR China; Hong Kong S.A.R; Macau; Macao; Macao SAR; Macau SAR; China Macao SAR
Macao SAR China; Macao China; China Macao; PR China; PRC; Mainland China; China Mainland
People's Republic of China; China PR; China People's Republic; Republic of China; Taiwan
Taiwan China; Taiwan ROC; Chinese Taipei; China Taiwan; Taiwan Province of China; Palestine
West Bank and Gaza; West Bank; Gaza; Gaza Strip; Palestinian Territory; Palestinian Territories
Occupied Palestinian Territory; State of Palestine; Palestinian Territory Occupied; Kosovo
Vatican; Vatican City; Holy See; Vatican City State; Holy See Vatican City State; Kyrgyz Republic
Kyrgyzstan; Turkey; Turkiye; Bosnia; Bosnia Hercegovina; Bosnia & Herz; Bosnia and Herz; Trinidad
St Vincent; St Vincent Grenadines; St Vincent and Grenadines; St Lucia; St Kitts
St Kitts Nevis; St Helena; St Pierre; St Martin; St Martin French part; Sint Maarten; St Maarten
Sint Maarten Dutch part; St Barthelemy; St Barts; Micronesia; Federated States of Micronesia
Micronesia Fed Sts; Micronesia Fed States of; FS Micronesia; Virgin Islands; US Virgin Islands
Virgin Islands US; British Virgin Islands; Virgin Islands British; Virgin Islands UK; USVI; BVI
American Samoa; Western Samoa; Samoa American; Antigua; Sao Tome; Sao Tome Principe; Guinea Bissau
Equatorial Guinea; Eq Guinea; Papua New Guinea; Papua N Guinea; New Guinea; Solomon Is; Marshall Is
Cook Is; Cayman Is; Faroe Is; Faeroe Islands; Falkland Islands Malvinas; Falkland Is; Malvinas
Aland Islands; Aland; Svalbard; Jan Mayen; Svalbard Jan Mayen Islands; Bouvet Island; Heard Island
Heard and McDonald Islands; Heard Island and McDonald Islands; South Georgia
South Georgia and South Sandwich Islands; British Indian Ocean Territory; Diego Garcia
French Southern Territories; French Southern and Antarctic Lands; Wallis and Futuna Islands
Wallis and Futuna Is; Turks and Caicos; Turks and Caicos Is; Cocos Islands; Cocos Keeling Islands
Cocos Is; Norfolk Is; Pitcairn; Pitcairn Islands; Pitcairn Is; Northern Marianas; N Mariana Islands
Northern Mariana Is; Caribbean Netherlands; Bonaire; Bonaire Sint Eustatius and Saba
Bonaire Saint Eustatius and Saba; Curacao; Reunion; Reunion Island; Tokelau Islands; Canary Islands
Madeira; Azores; Greenland; Hawaii Kingdom; Abkhazia; South Ossetia; Transnistria; Somaliland
Northern Cyprus; Nagorno Karabakh; Western Sahara; Sahrawi; Rhodesia; Southern Rhodesia
Northern Rhodesia; Upper Volta; Dahomey; Ceylon; Siam; Gold Coast; Abyssinia; Prussia; Kampuchea
British Honduras; Dutch Guiana; British Guiana; Bohemia; Ottoman Empire; Austria Hungary
German Democratic Republic; Federal Republic of Germany; Germany West; Germany East; Deutschland
Argentine Republic; Argentine; French Republic; Hellenic Republic; Swiss Confederation
Portuguese Republic; Italian Republic; Gabonese Republic; Togolese Republic; Lebanese Republic
Libyan Arab Jamahiriya; Libyan Arab Jamahirya; Libya
Great Socialist People's Libyan Arab Jamahiriya
Democratic and Popular Republic of Algeria; People's Democratic Republic of Algeria
Democratic Socialist Republic of Sri Lanka; Hashemite Kingdom of Jordan; State of Brunei Darussalam
Eastern Republic of Uruguay; Oriental Republic of Uruguay; United Mexican States; Dominican Rep
Dominican Republic; Commonwealth of Dominica; Independent State of Samoa; Nation of Brunei
Independent State of Papua New Guinea; Commonwealth of The Bahamas; Republic of the Gambia
Co-operative Republic of Guyana; Guiana; French Guyana; Guyane; Kingdom of eSwatini; Byelorussia
Byelarus; Belorussia; Ukrainian SSR; Kazakstan; Tadzhikistan; Turkmenia; Kirghizia; Rumania
Comoro Islands; Maldive Islands; Seychelle Islands; Marshall Islands Republic; Burkina; Mauretania
Centrafrique; Sudan South; S Sudan; South Sudan; N Sudan; Luxemburg; Liechtenstien; Morroco
Columbia
Phillipines; Philippine Islands; Phillippines; Saudia Arabia; Saudi; KSA; Kingdom of Saudi Arabia
Afganistan; Azerbaidjan; Singapur; Bangla Desh; Guadaloupe; Guadelope; Isle of Man; Guernsey; Jersey
Gibralter; Crimea; Tibet; Sealand; Tristan da Cunha; Ascension Island; Ascension; Johnston Island
Midway Islands; Wake Island; Navassa Island; Clipperton Island; Spratly Islands; Paracel Islands
Coral Sea Islands; Ashmore and Cartier Islands; Christmas I; Bermudas; Macao S.A.R; Antarctica
Refugee Olympic Team; Independent Olympic Athletes; Unified Team; ROC; Individual Neutral Athletes
"""
"""English names besides those of the Unicode repository; parted by ";" or line ends."""

AGGREGATES = """
World; Worldwide; Global; International; Europe; European Union; EU; EU27; EU28; EU15; Euro area
Eurozone; European Economic Area; Africa; Asia; North America; South America; Latin America
Central America; Oceania; Middle East; Caribbean; Americas; Western Europe; Eastern Europe
Northern Europe; Southern Europe; Central Europe; Central Asia; East Asia; South Asia
Southeast Asia; Eastern Asia; Southern Asia; Western Asia; South Eastern Asia; North Africa
Northern Africa; Sub Saharan Africa; West Africa; Western Africa; East Africa; Eastern Africa
Middle Africa; Central Africa; Southern Africa; Australasia; Melanesia; Polynesia; OECD
OECD members; OECD total; OECD average; G7; G20; BRICS; Arab World; Asia Pacific
East Asia and Pacific; Europe and Central Asia; Latin America and Caribbean
Middle East and North Africa; Small states; High income; Low income; Middle income
Upper middle income; Lower middle income; Low and middle income; Least developed countries
Pacific Ocean; Atlantic Ocean; Indian Ocean; Arctic Ocean; North Sea; Baltic Sea; Mediterranean Sea
Red Sea; Rest of World; Other; Others; Other countries; Various; Multiple; Total; All; All countries
Unspecified; Not specified; Stateless; Foreign; Abroad; Domestic; Commonwealth; Non EU; Pacific
"""
"""What stands beside countries, states and languages in tables, and says nothing."""

LANGUAGE_NAMES = """
Mandarin; Mandarin Chinese; Chinese Mandarin; Cantonese; Chinese Cantonese; Chinese; Farsi; Persian
Simplified Chinese; Traditional Chinese; Chinese Simplified; Chinese Traditional; Taiwanese; Hokkien
Sign Language; American Sign Language; British Sign Language; ASL; BSL; Castilian; Castellano
Spanish Castilian; Spain Spanish; European Spanish; Latin American Spanish; Mexican Spanish; Flemish
Brazilian Portuguese; European Portuguese; Portuguese Brazil; American English; British English
US English; UK English; Haitian; Haitian Creole; French Creole; Creole; Pidgin; Hmong; Tagalog
Filipino; Pilipino; Punjabi; Panjabi; Serbo Croatian; Bokmal; Norwegian Bokmal; Norwegian Nynorsk
Gaelic; Scottish Gaelic; Irish Gaelic; Old English; Middle English; Ancient Greek; Modern Greek
Swiss German; Low German; Modern Hebrew; Biblical Hebrew; Oriya; Odia; Bahasa; Bahasa Indonesia
Bahasa Malaysia; Bahasa Melayu; Malay; Kirghiz; Uighur; Sinhala; Sinhalese; Khmer; Cambodian
Burmese; Laotian; Kurdish; Kurmanji; Sorani; Pashto; Pushto; Dari; Tigrigna; Amharic; Oromo; Fula
Fulani; Peul; Twi; Akan; Ewe; Ga; Wolof; Bambara; Lingala; Shona; Sesotho; Setswana; Tswana; Siswati
Xitsonga; Tshivenda; isiZulu; isiXhosa; isiNdebele; Sepedi; Northern Sotho; Chichewa; Nyanja; Bemba
Visayan; Cebuano; Ilocano; Iloko; Hiligaynon; Waray; Bicol; Kapampangan; Rumanian; Moldavian
Esperanto; Latin; Romany; Romani; Yiddish; Ladino; Judeo Spanish; Multiple languages; Multilingual
Bilingual; Undetermined; Various; Other; Others; No linguistic content; None; Greek Modern; Miao
Deutsch; Francais; Espanol; Italiano; Portugues; Nederlands; Svenska; Norsk; Dansk; Suomi
"""
"""Names of languages besides those of the Unicode repository."""

STATE_NAMES = {
    "US": "Washington DC; Washington D.C.; D.C.; Dist of Columbia; District of Columbia; "
    "Puerto Rico; Guam; American Samoa; Virgin Islands; US Virgin Islands; N Carolina; S Carolina; "
    "Northern Mariana Islands; N Dakota; S Dakota; W Virginia; Ala; Ariz; Ark; Calif; Colo; Conn; "
    "Fla; Ill; Kan; Kans; Mass; Mich; Minn; Miss; Mont; Neb; Nebr; Nev; Okla; Ore; Oreg; Penn; "
    "Tenn; Tex; Wash; Wis; Wisc; Wyo; W Va; N.H.; N.J.; N.M.; N.Y.; N.C.; N.D.; R.I.; S.C.; S.D.; "
    "Armed Forces Europe; Armed Forces Pacific; Armed Forces Americas; Ga; La; Md; Me; Pa; Va; Vt; "
    "Ky; Mo; Ind; Del; New York State; Washington State; Rhode Island and Providence Plantations",
    "CA": "Quebec; PEI; Newfoundland; Labrador; Newfoundland and Labrador; Yukon Territory; Yukon; "
    "Nunavut; NWT; N.W.T.; Ont; Que; Sask; Alta; Man; Northwest Territories; N.B.; N.S.; B.C.; "
    "Ile du Prince Edouard; Nouvelle Ecosse; Nouveau Brunswick; Terre Neuve et Labrador",
    "AU": "ACT; Qld; Vic; Tas; N.S.W.; Norfolk Island; Other Territories",
    "IN": "Orissa; Odisha; Pondicherry; Puducherry; Uttaranchal; Uttarakhand; NCT of Delhi; Delhi; "
    "Delhi NCT; New Delhi; Jammu and Kashmir; Jammu & Kashmir; Ladakh; Chandigarh; Lakshadweep; "
    "Andaman and Nicobar Islands; Andaman & Nicobar Islands; Dadra and Nagar Haveli; "
    "Daman and Diu; "
    "Dadra and Nagar Haveli and Daman and Diu; Chhattisgarh; Chattisgarh; Tamilnadu; Telangana",
    "GB": "England; Scotland; Wales; Northern Ireland; N Ireland; Cymru; Alba",
    "DE": "Bavaria; Saxony; Lower Saxony; Thuringia; Hesse; Hessia; Saxony Anhalt; Brandenburg; "
    "North Rhine Westphalia; Rhineland Palatinate; Mecklenburg Western Pomerania; Saarland; "
    "Mecklenburg West Pomerania; Baden Wurttemberg; Baden Wuerttemberg; Thueringen; NRW",
    "AT": "Vienna; Tyrol; Tirol; Carinthia; Styria; Lower Austria; Upper Austria; Salzburg; "
    "Burgenland; Vorarlberg; Niederoesterreich; Oberoesterreich; Kaernten; Steiermark",
    "CH": "Geneva; Genf; Lucerne; Zurich; Basel Landschaft; Basel Stadt; Grisons; Graubunden; "
    "Graubuenden; Ticino; Tessin; Vaud; Valais; Wallis; St Gallen; Neuchatel; Fribourg; Freiburg; "
    "Berne; Bern; Solothurn; Thurgau; Schaffhausen; Appenzell",
    "FR": "Ile de France; Bretagne; Brittany; Normandie; Normandy; Corse; Corsica; Occitanie; "
    "Occitania; Provence; Bourgogne; Burgundy; Alsace; Lorraine; Aquitaine; Picardie; Limousin; "
    "Poitou Charentes; Midi Pyrenees; Languedoc Roussillon; Rhone Alpes; Auvergne; Franche Comte; "
    "Champagne Ardenne; Nord Pas de Calais; Haute Normandie; Basse Normandie; Centre; Guadeloupe; "
    "Martinique; Guyane; La Reunion; Mayotte; Pays de la Loire; Centre Val de Loire",
    "ES": "Andalusia; Catalonia; Catalunya; Cataluna; Navarra; Navarre; Basque Country; "
    "Pais Vasco; "
    "Euskadi; Castile and Leon; Castilla y Leon; Castile La Mancha; Castilla La Mancha; Galicia; "
    "Aragon; Asturias; Cantabria; La Rioja; Extremadura; Murcia; Region de Murcia; Madrid; "
    "Comunidad de Madrid; Community of Madrid; Valencian Community; Comunitat Valenciana; "
    "Comunidad Valenciana; Canary Islands; Canarias; Islas Canarias; Balearic Islands; "
    "Illes Balears; Islas Baleares; Baleares; Ceuta; Melilla; Principado de Asturias",
    "IT": "Lombardia; Lombardy; Piemonte; Piedmont; Veneto; Toscana; Tuscany; Lazio; Liguria; "
    "Emilia Romagna; Puglia; Apulia; Sicilia; Sicily; Sardegna; Sardinia; Calabria; Campania; "
    "Marche; Umbria; Abruzzo; Molise; Basilicata; Trentino Alto Adige; Friuli Venezia Giulia; "
    "Valle d'Aosta; Aosta Valley; P.A. Bolzano; P.A. Trento; Trentino; Alto Adige; South Tyrol",
    "MX": "CDMX; Ciudad de Mexico; Distrito Federal; D.F.; Mexico City; Estado de Mexico; Edomex; "
    "Nuevo Leon; Coahuila de Zaragoza; Michoacan de Ocampo; Veracruz de Ignacio de la Llave",
    "BR": "Distrito Federal; Federal District; Espirito Santo; Rio Grande do Sul; Para; Parana",
    "NL": "Noord Holland; Zuid Holland; North Holland; South Holland; Noord Brabant; "
    "North Brabant; "
    "Friesland; Fryslan; Zeeland; Zealand; Gelderland; Guelders",
    "BE": "Flanders; Wallonia; Brussels Capital; Brussels; Vlaanderen; Wallonie; Bruxelles; "
    "Hainaut; "
    "West Vlaanderen; Oost Vlaanderen; Vlaams Brabant; Brabant Wallon; Liege; Namur; Limburg; "
    "Antwerp; East Flanders; West Flanders; Walloon Brabant; Flemish Brabant; Luxembourg",
    "ZA": "Gauteng; Western Cape; Eastern Cape; Northern Cape; KwaZulu Natal; Limpopo; Mpumalanga; "
    "North West; Free State",
    "NZ": "Auckland; Waikato; Wellington; Canterbury; Otago; Southland; Northland; Bay of Plenty; "
    "Gisborne; Hawke's Bay; Taranaki; Manawatu Wanganui; Manawatu Whanganui; Tasman; Nelson; "
    "Marlborough; West Coast; Chatham Islands",
    "IE": "Leinster; Munster; Connacht; Ulster; Carlow; Cavan; Clare; Cork; Donegal; Dublin; "
    "Galway; "
    "Kerry; Kildare; Kilkenny; Laois; Leitrim; Limerick; Longford; Louth; Mayo; Meath; Monaghan; "
    "Offaly; Roscommon; Sligo; Tipperary; Waterford; Westmeath; Wexford; Wicklow",
    "NG": "Abia; Adamawa; Akwa Ibom; Anambra; Bauchi; Bayelsa; Benue; Borno; Cross River; Delta; "
    "Ebonyi; Edo; Ekiti; Enugu; Gombe; Imo; Jigawa; Kaduna; Kano; Katsina; Kebbi; Kogi; Kwara; "
    "Lagos; Nasarawa; Niger; Ogun; Ondo; Osun; Oyo; Plateau; Rivers; Sokoto; Taraba; Yobe; "
    "Zamfara; FCT; Abuja; Federal Capital Territory",
    "CN": "Anhui; Beijing; Chongqing; Fujian; Gansu; Guangdong; Guangxi; Guizhou; Hainan; Hebei; "
    "Heilongjiang; Henan; Hubei; Hunan; Inner Mongolia; Nei Mongol; Jiangsu; Jiangxi; Jilin; "
    "Liaoning; Ningxia; Qinghai; Shaanxi; Shandong; Shanghai; Shanxi; Sichuan; Tianjin; Xinjiang; "
    "Tibet; Xizang; Yunnan; Zhejiang",
    "PL": "Mazowieckie; Mazovia; Silesia; Lower Silesia; Greater Poland; Lesser Poland; Pomerania; "
    "Kuyavia Pomerania; West Pomerania; Subcarpathia; Podlaskie; Lodz; Opole; Lublin; Lubusz; "
    "Swietokrzyskie; Holy Cross; Warmia Masuria; Warminsko Mazurskie; Kujawsko Pomorskie",
    "TW": "Taipei; New Taipei; Taoyuan; Taichung; Tainan; Kaohsiung; Keelung; Hsinchu; Chiayi; "
    "Miaoli; Changhua; Nantou; Yunlin; Pingtung; Yilan; Hualien; Taitung; Penghu; Kinmen",
    "KE": "Baringo; Bomet; Bungoma; Busia; Elgeyo Marakwet; Embu; Garissa; Homa Bay; Isiolo; "
    "Kajiado; Kakamega; Kericho; Kiambu; Kilifi; Kirinyaga; Kisii; Kisumu; Kitui; Kwale; Laikipia; "
    "Lamu; Machakos; Makueni; Mandera; Marsabit; Meru; Migori; Mombasa; Murang'a; Nairobi; Nakuru; "
    "Nandi; Narok; Nyamira; Nyandarua; Nyeri; Samburu; Siaya; Taita Taveta; Tana River; "
    "Tharaka Nithi; Trans Nzoia; Turkana; Uasin Gishu; Vihiga; Wajir; West Pokot",
}  # fmt: skip
"""Usual names of first-level subdivisions, besides those of the sources."""

STATE_CODES = {
    "US": "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH "
    "NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU AS MP AA AE AP",
    "CA": "AB BC MB NB NL NF NS NT NU ON PE PQ QC SK YT YK",
    "AU": "ACT NSW NT QLD SA TAS VIC WA",
    "BR": "AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO",
    "IN": "AN AP AR AS BR CG CH CT DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR "
    "PB PY RJ SK TG TN TR TS UK UP UT WB",
    "DE": "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH",
    "IT": "AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CH CI CL CN CO CR CS "
    "CT CZ EN FC FE FG FI FM FR GE GO GR IM IS KR LC LE LI LO LT LU MB MC ME MI MN MO MS MT NA NO "
    "NU OG OR OT PA PC PD PE PG PI PN PO PR PT PU PV PZ RA RC RE RG RI RM RN RO SA SI SO SP SR SS "
    "SU SV TA TE TN TO TP TR TS TV UD VA VB VC VE VI VR VS VT VV",
    "CH": "AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH",
    "NL": "DR FL FR GE GR LI NB NH OV UT ZE ZH",
    "MX": "AGU BCN BCS CAM CHH CHP CMX COA COL DIF DUR GRO GUA HID JAL MEX MIC MOR NAY NLE OAX PUE "
    "QUE ROO SIN SLP SON TAB TAM TLA VER YUC ZAC",
    "ZA": "EC FS GP KZN LP MP NC NW WC GT NL LIM ZN",
    "AR": "BA CA CB CH CN CO CR CT DF ER FO FM JY LP LR MI MN MZ NE NQ RN SA SC SE SF SJ SL TF TU",
    "GB": "ENG SCT WLS NIR",
    "NZ": "AUK BOP CAN CIT GIS HKB MBH MWT NSN NTL OTA STL TAS TKI WGN WKO WTC",
    "CN": "AH BJ CQ FJ GD GS GX GZ HA HB HE HI HK HL HN JL JS JX LN MO NM NX QH SC SD SH SN SX TJ "
    "TW XJ XZ YN ZJ",
    "ID": "AC BA BB BE BT GO JA JB JI JK JT KB KI KR KS KT KU LA MA MU NB NT PA PB RI SA SB SG SN "
    "SR SS ST SU YO",
    "ES": "AN AR AS CB CE CL CM CN CT EX GA IB MC MD ML NC PV RI VC",
    "NG": "AB AD AK AN BA BE BO BY CR DE EB ED EK EN FC GO IM JI KD KE KN KO KT KW LA NA NI OG ON "
    "OS OY PL RI SO TA YO ZA",
}  # fmt: skip
"""Codes of first-level subdivisions in letters, as tables of the country use them."""

SPORT_CODES = """
AFG AHO AIA AIN ALB ALG AND ANG ANT ARG ARM ARU ASA AUS AUT AZE BAH BAN BAR BDI BEL BEN BER BHU BIH
BIZ BLR BOH BOL BOT BRA BRN BRU BUL BUR CAF CAM CAN CAY CGO CHA CHI CHN CIV CMR COD COK COL COM CPV
CRC CRO CTA CUB CUW CYP CZE DEN DJI DMA DOM ECU EGY ENG EQG ERI ESA ESP EST ETH EUN FIJ FIN FRA FRG
FRO FSM GAB GAM GBR GBS GDR GEO GEQ GER GHA GIB GIN GPE GRE GRN GUA GUI GUM GUY GUF HAI HKG HON HUN
INA IND IRI IRL IRQ ISL ISR ISV ITA IVB JAM JOR JPN KAZ KEN KGZ KIR KOR KOS KSA KUW KVX LAO LAT LBA
LBN LBR LCA LES LIB LIE LTU LUX MAC MAD MAR MAS MAW MDA MDV MEX MGL MHL MKD MLI MLT MNE MON MOZ MRI
MSR MTN MTQ MYA NAM NCA NCL NED NEP NGR NIG NIR NOR NRU NZL OMA PAK PAN PAR PER PHI PLE PLW PNG POL
POR PRK PUR QAT RHO ROC ROT ROU RSA RUS RWA SAM SCG SCO SEN SEY SGP SIN SKN SLE SLO SMR SOL SOM SRB
SRI SSD STP SUD SUI SUR SVK SWE SWZ SYR TAH TAN TCA TCH TGA THA TJK TKM TLS TOG TPE TRI TTO TUN TUR
TUV UAE UGA UKR URS URU USA UZB VAN VEN VIE VIN VGB VIR WAL YEM YUG ZAI ZAM ZIM
"""
"""Codes of the Olympic Committee and the football federations, former ones included."""

NOT_NAMES = """
amber angel april art august autumn baker ball bank bar bass bay beach bear bell best bird bishop
black blue bolt book bond bottle bow box branch bridge brook brown bush butcher butler cake can
candy cane carpenter cat chance chase christmas church clay cliff clown cloud coal coffin cold
cook cooper copper coral cost cotton count court cream crisp crook cross crow crystal current daisy
dance dawn day days dean deer diamond do dollar dove duke early east eden ember emerald fair faith
fall farmer fast field fish fisher flag flower flowers fly forest fountain fox free french friend
frost game garden gate gay general german gift glass gold golden good grace grant grass gray green
grey grove guest hall hand hands harbor hard harmony hart hawk hazel head heart heather heaven
high hill holiday holly honey honor hood hook hope horn horse house hunt hunter ice iris irish iron
island ivory ivy jade jasmine jet jewel joy july june just justice king knight lake lamb lane large
late law lee less light lilac lily line lion little living lock long lord lotus love low loyal
magic major male man march marigold mark marsh mason master max may mean melody mercy mild mill
miller mine mint miss mister money monk moon moor more moss mountain much must myrtle nature new
night noble no noon north number oak ocean olive onyx opal orange orchid own page pan paper park
patience pea peace peach peacock pearl penny pepper petal pie pike pine pink pitcher plant poe
point pole pond pool poor pope poppy porter post power precious price priest prince princess pro
prosper queen rain ray raven real red reed reese rich ridge river road robin rock root rose royal
ruby rush rust sage saint sale salt salmon sand sapphire sea set sharp shepherd shine ship shoe
shore short silver single sir sky small smart snow so song sparrow spice spring star steel steep
stern stone storm strange street strong sugar summer sun sunday sunny sweet swift tall tan tanner
taylor teacher teal temple thorn tiger time topaz town tree true tub tube two valley van velvet
victory violet virtue wade wagon walk wall ward water waters way weaver week wells west white
wild will willow winter wise wish wolf wood woods work world worth yellow young zero
"""
"""Words that are names too; a column of them is as likely one of colours or of things."""
