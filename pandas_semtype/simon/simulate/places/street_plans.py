"""What streets and house numbers of many countries are made of."""

from __future__ import annotations

__all__ = ["AFTER", "BEFORE", "FAKER", "PEOPLE", "PLANS"]


def _forms(text: str) -> tuple[str, ...]:
    return tuple(text.split("; "))


def _words(text: str) -> list[str]:
    return [word.replace("_", " ") for word in text.split()]


PEOPLE = {
    "FR": ("Jean Jaurès", "Victor Hugo", "Pasteur", "Gambetta", "du Général de Gaulle",
           "Jules Ferry",
           "du Général Leclerc", "Jean Moulin", "Émile Zola", "du Maréchal Foch", "Pierre Curie"),
    "ES": ("Cervantes", "Goya", "Velázquez", "Colón", "Gran Capitán", "Miguel Hernández", "Picasso",
           "Ramón y Cajal", "Benito Juárez", "Miguel Hidalgo", "Simón Bolívar", "Emiliano Zapata"),
    "IT": ("Garibaldi", "Giuseppe Mazzini", "Dante Alighieri", "Cavour", "Guglielmo Marconi",
           "Matteotti",
           "Vittorio Emanuele II", "Giuseppe Verdi", "Aldo Moro", "XX Settembre", "IV Novembre"),
    "BR": ("Getúlio Vargas", "Tiradentes", "Rui Barbosa", "Santos Dumont", "Duque de Caxias",
           "Dom Pedro II",
           "Sete de Setembro", "Quinze de Novembro", "Barão do Rio Branco", "Marechal Deodoro"),
    "DE": ("Goethe", "Schiller", "Mozart", "Beethoven", "Lessing", "Bismarck", "Humboldt", "Luther",
           "Heine"),
}  # fmt: skip
# patterns: {p} a person, {l} a family name, {f} a given name, {w} a word, {c} a city of the country
PLANS: dict[str, tuple[str, tuple[str, ...], list[str]]] = {
    "DE": (
        "de_DE",
        _forms(
            "{w}straße; {w}straße; {w}str.; {w}weg; {w}gasse; {w}allee; {w}platz; {w}ring; "
            "{p}straße; {p}str.; {f}-{l}-Straße; {f}-{l}-Str.; {l}straße; {l}weg; {c}er Straße; "
            "{c}er Str.; Am {w}; An der {w}; Auf der {w}; Im {w}; {f}-{l}-Platz; "
            "Alte {c}er Straße; Zum {w}; {w}ufer; {w}damm; {w}chaussee"
        ),
        _words(
            "Haupt Bahnhof Schul Kirch Garten Berg Linden Wald Ring Dorf Feld Wiesen Mühlen Birken "
            "Markt Park Post Brunnen Eichen Rosen Industrie Tannen Friedhof Burg See Mittel Buchen "
            "König Kaiser Prinzen Schloss Hafen Kastanien Blumen Amsel Finken Sonnen Süd Nord Ost "
            "West Stein Bach Kreuz"
        ),
    ),
    "FR": (
        "fr_FR",
        _forms(
            "rue {p}; rue de {c}; rue de la {w}; rue du {w}; avenue {p}; avenue de {c}; "
            "boulevard {p}; rue {f} {l}; place de la {w}; impasse {w}; allée des {w}s; "
            "chemin de {w}; rue des {w}s; Rue {p}; Avenue de la {w}; quai {p}; route de {c}; "
            "av. {p}; bd {p}; square {l}; cours {p}; rue {l}; Z.I. de {c}; passage {w}"
        ),
        _words(
            "République Paix Gare Liberté Église Mairie Poste Fontaine Moulin Château Pont Port "
            "Marché Victoire Tilleul Rose Lilas Acacia Chêne Vigne École Halle Bourse Forge Source "
            "Jardin Pré Bois Lavoir Four"
        ),
    ),
    "ES": (
        "es_ES",
        _forms(
            "Calle {p}; C/ {p}; Calle {w}; C/ {w}; Calle de {c}; Avenida {p}; Avda. de la {w}; "
            "Av. {p}; Plaza {w}; Plaza de la {w}; Paseo de {c}; Calle {f} {l}; Ronda de {c}; "
            "Camino de {c}; Carretera de {c}; Travesía {w}; Pza. {w}; Paseo de la {w}; c/ {l}; "
            "Pol. Ind. {l}; Carrer de {c}; Gran Vía; Calle San {f}"
        ),
        _words(
            "Mayor Real Constitución Iglesia Nueva Sol Fuente Ancha Libertad Paz Esperanza "
            "Estación Castellana Rosario Carmen Luna Olivo Laurel Rosa Molino Huerta Alameda "
            "Castillo Sierra Pilar Merced Prado"
        ),
    ),
    "MX": (
        "es_MX",
        _forms(
            "Calle {p}; Av. {p}; Avenida {w}; Calle {w}; Blvd. {f} {l}; Calz. {p}; "
            "Paseo de la {w}; Av. {f} {l}; Privada {w}; Cerrada de {w}; Calle {c}; Av. {c}; "
            "Carr. {c}-{c} Km 5; Prol. {p}; Circuito {w}; Calle 5 de Mayo; Av. 16 de Septiembre; "
            "Andador {w}"
        ),
        _words(
            "Reforma Insurgentes Juárez Independencia Revolución Constitución Hidalgo Morelos "
            "Roble Cedro Universidad Lago Monte Pino Bugambilias Jacarandas Tecnológico Norte Sur "
            "Oriente Poniente"
        ),
    ),
    "IT": (
        "it_IT",
        _forms(
            "Via {p}; Via {w}; Via {f} {l}; Via {c}; Viale {p}; Viale della {w}; Corso {p}; "
            "Piazza {p}; Piazza della {w}; Largo {l}; Vicolo {w}; Strada {w}; V.le {p}; C.so {p}; "
            "P.za {w}; Via della {w}; Via San {f}; Località {c}; Via dei {w}; Borgo {w}"
        ),
        _words(
            "Roma Repubblica Libertà Stazione Chiesa Vittoria Resistenza Costituzione Pace Fontana "
            "Mille Pini Tigli Castello Molino Croce Torre Colombo Rosmini Partigiani Nazionale "
            "Provinciale Industria Mare"
        ),
    ),
    "BR": (
        "pt_BR",
        _forms(
            "Rua {p}; Rua {f} {l}; Rua {w}; Av. {p}; Avenida {p}; R. {w}; R. {f} {l}; Av. {w}; "
            "Praça {p}; Travessa {w}; Alameda dos {w}s; Rua Dr. {f} {l}; Rua Padre {f}; "
            "Estrada {c}; Rua São {f}; Rodovia BR-101; Rua 25 de Março; Rua das {w}s; Rua {c}; "
            "Av. Brasil"
        ),
        _words(
            "Paulista Flor Palmeira Bandeirante Acácia Ipê Esmeralda Liberdade República "
            "Independência Amazonas Goiás Bahia Jardim Primavera Violeta Margarida Pinheiro "
            "Diamante Aurora Bela_Vista Augusta"
        ),
    ),
    "PT": (
        "pt_PT",
        _forms(
            "Rua {p}; Rua {f} {l}; Rua da {w}; Rua do {w}; Av. da {w}; Avenida {p}; Largo da {w}; "
            "Praça da {w}; Travessa do {w}; Estrada de {c}; Rua de {c}; Praceta {l}; Beco do {w}"
        ),
        _words(
            "República Liberdade Igreja Escola Fonte Carmo Sol Moinho Rosário Misericórdia "
            "Boavista Alegria Prata Ouro Outeiro Cruz Estação Praia Quinta Ponte Oliveira Castelo"
        ),
    ),
    "NL": (
        "nl_NL",
        _forms(
            "{w}straat; {w}straat; {w}weg; {w}laan; {w}plein; {w}gracht; {w}kade; {l}straat; "
            "{l}laan; {c}seweg; {c}straat; Burg. {l}straat; Prins {f}laan; {w}hof; {f} {l}straat; "
            "{w}dijk; {w}singel; Laan van {c}; Oude {w}weg; {w}steeg"
        ),
        _words(
            "Kerk Dorps Molen School Station Nieuw Hoofd Markt Beuken Eiken Linden Kastanje "
            "Prinsen Heren Keizers Beatrix Juliana Wilhelmina Oranje Raadhuis Vijver Haven Rozen "
            "Tulpen Wester Ooster Noorder Zuider"
        ),
    ),
    "GB": (
        "en_GB",
        _forms(
            "{w} Road; {w} Street; {w} Lane; {w} Avenue; {w} Close; {w} Drive; {w} Way; "
            "{w} Gardens; {w} Place; {w} Terrace; {w} Crescent; {w} Grove; {w} Square; {c} Road; "
            "{c} Street; {l} Road; {l} Street; {l} Close; The {w}; {w} Hill; St {f}'s Road; "
            "{w} Mews; {w} Rd; {w} St; {c} Rd; {l} Court; {w} Park; {w} Row; Old {w} Road"
        ),
        _words(
            "High Station Church Victoria Albert Park Queen's King London Mill Green Manor "
            "Springfield Windsor The_Avenue North South West Grange School Broadway Chapel Castle "
            "George Grove Market Richmond Highfield Wood Orchard Kingsway Meadow Bridge Cross New "
            "York Alexandra Stanley Clarence Oxford Regent Hill Farm Canal Lupus"
        ),
    ),
    "TR": (
        "tr_TR",
        _forms(
            "{w} Caddesi; {w} Cad.; {w} Sokak; {w} Sok.; {w} Bulvarı; {w} Mah. {l} Sok.; "
            "{l} Caddesi; {f} {l} Cad.; {w} Mah. 1234. Sok.; {l} Sokağı; {w} Bul."
        ),
        _words(
            "Atatürk Cumhuriyet İstiklal Bağdat Fatih Gazi Yeni Merkez Bahçe Çınar Lale Gül Zafer "
            "Barış Mevlana Okul Fevzi_Çakmak İnönü Menekşe Papatya Karanfil Hürriyet Kültür Liman "
            "Sanayi Selçuk Yıldız Güneş"
        ),
    ),
    "PL": (
        "pl_PL",
        _forms("ul. {w}; ul. {w}; {w}; al. {w}; ul. {l}; pl. {w}; os. {w}; ul. {f} {l}"),
        _words(
            "Polna Leśna Słoneczna Krótka Szkolna Ogrodowa Lipowa Łąkowa Brzozowa Kwiatowa "
            "Kościelna Sosnowa Zielona Parkowa Akacjowa Kolejowa Marszałkowska Mickiewicza "
            "Kościuszki Sienkiewicza Długa Warszawska Główna Piłsudskiego Jana_Pawła_II "
            "Wojska_Polskiego 3_Maja Solidarności Krakowska Ordynacka Rynek"
        ),
    ),
    "AR_SA": (
        "ar_SA",
        _forms("شارع {w}; شارع {l}; طريق {w}; حي {w}; شارع {f} {l}; ميدان {w}"),
        _words(
            "النيل التحرير الجمهورية الملك_فهد الملك_عبدالعزيز العليا السلام النصر الأمير_سلطان "
            "الزهور الجامعة المطار الكورنيش الحرية الاستقلال الهرم فلسطين القدس الرياض مكة"
        ),
    ),
    "CN": (
        "zh_CN",
        _forms("{w}路; {w}路; {w}街; {w}大道; {w}东路; {w}西路; {w}南路; {w}北路; {c}路; {w}巷"),
        _words(
            "中山 人民 解放 建设 新华 和平 北京 上海 南京 长江 黄河 中华 文化 胜利 光明 长安 学院 "
            "科技 园林 东风 朝阳 青年 友谊 工业 体育 幸福 滨江 世纪 金融 复兴 延安 五一 淮海 迎宾 "
            "天府 江南"
        ),
    ),
    "JP": (
        "ja_JP",
        _forms("{w}通り; {w}町; {w}; 東{w}; 西{w}; 南{w}; 北{w}"),
        _words(
            "銀座 本町 中央 緑 栄 桜 旭 千代田 丸の内 新宿 渋谷 池袋 日本橋 神田 大手 上野 青山 "
            "赤坂 六本木 永田町 若葉 幸 泉 松原 富士見 高砂 御幸 大通 末広 寿"
        ),
    ),
    "KR": (
        "ko_KR",
        _forms("{w}로; {w}대로; {w}길; {w}로12길; {w}로 3길; {c} {w}로; {c} {w}동"),
        _words(
            "강남 테헤란 세종 종 을지 중앙 한강 압구정 도산 학동 올림픽 영동 양재 서초 백제고분 "
            "가락 남부순환 반포 송파 석촌 삼성 봉은사 논현 역삼 언주 선릉 개포 동작 여의 국회 마포 "
            "신촌 대학 충무 퇴계 해운대 광안"
        ),
    ),
    "SE": (
        "sv_SE",
        _forms(
            "{w}gatan; {w}vägen; {w}gatan; {w}vägen; {w}gränd; {w}stigen; {w}torget; {l}s väg; "
            "{f}s gata; {w} allé; {c}vägen; Norra {w}gatan; Västra {w}gatan"
        ),
        _words(
            "Stor Kungs Drottning Vasa Skol Kyrk Järnvägs Björk Ring Sjö Skogs Ängs Industri "
            "Strand Bergs Park Kyrko Back Hamn Linné Svea Götgats Sveavägs Oden Sankt_Eriks "
            "Fabriks Trädgårds Nygats Slotts Åker"
        ),
    ),
    "CH": (
        "de_CH",
        _forms(
            "{w}strasse; {w}strasse; {w}weg; {w}gasse; {w}platz; {c}strasse; {l}strasse; {w}str.; "
            "Rue de {c}; Rue du {w}; Avenue de la {w}; Chemin de {l}; Via {l}; Im {w}; "
            "Alte {w}strasse"
        ),
        _words(
            "Bahnhof Haupt Dorf Seefeld Industrie Schul Kirch Berg Rosen Post Zürcher Berner Langg "
            "Gerber Tal Gartenstadt Mühle Stauffacher Limmat Aare See Wiesen Gare Rhône Lac "
            "Mont_Blanc Stand Sonnen"
        ),
    ),
    "VN": (
        "vi_VN",
        _forms("{w}; Đường {w}; đường {w}; Phố {w}; Đ. {w}; Hẻm {w}; Ngõ 12 {w}; đường {l} {f}"),
        _words(
            "Lê_Lợi Nguyễn_Huệ Trần_Hưng_Đạo Hai_Bà_Trưng Lý_Thường_Kiệt Điện_Biên_Phủ Nguyễn_Trãi "
            "Lê_Duẩn Cách_Mạng_Tháng_Tám Võ_Văn_Tần Nguyễn_Thị_Minh_Khai Phạm_Ngũ_Lão Quang_Trung "
            "Hoàng_Diệu Bà_Triệu Ngô_Quyền Phan_Chu_Trinh Tôn_Đức_Thắng Đồng_Khởi Láng_Hạ Cầu_Giấy "
            "Kim_Mã Trường_Chinh Pasteur"
        ),
    ),
    "IN": (
        "en_IN",
        _forms(
            "{w} Road; {w} Road; {w} Nagar; {w} Marg; {l} Road; {l} Nagar; {w} Street; {w} Colony; "
            "{w} Cross; {w} Layout; {l} Marg; {f} {l} Marg; {c} Road; {w} Chowk; {w} Bazaar; "
            "{l} Street; {w} Extension; {w} Vihar; {w} Enclave; Old {w} Road; {w} Lane; NH 44; "
            "Sector 18; {c} Highway"
        ),
        _words(
            "Mahatma_Gandhi MG Nehru Gandhi Station Church Brigade Residency Park Mall Temple "
            "Market Subhash Rajendra Indira Lajpat Vasant Model_Town Anna Mount Linking SV Jawahar "
            "Tilak Ashoka Rajiv Shivaji Patel Ambedkar Main 1st_Main 4th_Block 100_Feet Ring Link "
            "Airport Lake College Hospital Civil_Lines Sarojini Green"
        ),
    ),
}
PLANS |= {code: (f"en_{code}", *PLANS["GB"][1:]) for code in ("AU", "NZ", "IE")}
# locales whose street names Faker knows well enough as they are
FAKER = {
    "AT": "de_AT", "NO": "no_NO", "DK": "da_DK", "FI": "fi_FI", "CZ": "cs_CZ",
    "SK": "sk_SK", "HU": "hu_HU", "RO": "ro_RO", "HR": "hr_HR", "SI": "sl_SI", "RU": "ru_RU",
    "UA": "uk_UA",
    "GR": "el_GR", "IL": "he_IL", "ID": "id_ID", "BE": "nl_BE",
    "CA": "fr_CA", "AM": "hy_AM",
    "GE": "ka_GE", "IR": "fa_IR", "CO": "es_CO",
}  # fmt: skip
# where the number stands: {s} street, {n} number, {l} {u} letters, {k} {m} {x} further numbers
AFTER: dict[str, tuple[str, ...]] = {
    "ES": _forms("{s} {n}; {s}, {n}; {s}, {n}; {s} nº {n}; {s}, {n}, {k}º {u}; {s} {n}, {k}-{u}"),
    "MX": _forms("{s} {n}; {s} #{n}; {s} No. {n}; {s} {n}, Int. {k}; {s} {n}-{u}"),
    "CO": _forms(
        "{s} # {k}-{n}; Calle {n} # {k}-{m}; Carrera {k} No. {n}-{m}; Cra. {k} #{n}-{m}; "
        "Cl. {n} #{k}-{m}"
    ),
    "IT": _forms("{s}, {n}; {s} {n}; {s}, {n}/{u}; {s} n. {n}; {s}, {n}/{k}"),
    "BR": _forms(
        "{s}, {n}; {s}, {n}; {s}, nº {n}; {s}, {n} - apto {k}{m}; {s} {n}; {s}, {n} - Centro"
    ),
    "PT": _forms("{s} {n}; {s}, {n}; {s}, nº {n}; {s}, {n}, {k}º Esq.; {s}, {n} - {k}º Dto"),
    "PL": _forms("{s} {n}; {s} {n}/{m}; {s} {n} m. {k}; {s} {n}{l}"),
    "CZ": _forms("{s} {n}; {s} {x}/{n}; {s} {x}/{n}{l}"),
    "SK": _forms("{s} {n}; {s} {x}/{n}"),
    "HU": _forms("{s} {n}.; {s} {n}; {s} {n}. II/{k}"),
    "RU": _forms("{s}, д. {n}; {s}, {n}; {s}, д. {n}, кв. {m}; {s} {n}"),
    "RO": _forms("{s} nr. {n}; {s} {n}; {s} Nr. {n}, Bl. {u}{k}, Ap. {m}"),
    "UA": _forms("{s}, {n}; {s}, буд. {n}; {s} {n}"),
    "TR": _forms("{s} No:{n}; {s} No: {n}/{k}; {s} No:{n} D:{k}; {s} {n}; {s} No:{n} Kat:{k}"),
    "ID": _forms("{s} No. {n}; {s} No.{n}; {s} {n}"),
    "VN": _forms("{n} {s}; Số {n} {s}; {n}/{k} {s}"),
    "CN": _forms("{s}{n}号; {s}{n}号; {s}{n}号{k}楼; {s}{n}弄{k}号{m}室; {s} {n} 号"),
    "KR": _forms("{s} {n}; {s} {n}-{k}"),
    "JP": _forms("{s}{k}-{m}-{n}; {s}{k}丁目{m}番{n}号; {s}{k}丁目{m}-{n}; {s}{n}番地"),
    "AR_SA": _forms("{n} {s}; {s}، {n}; {s} {n}"),
    "IR": _forms("{s}، پلاک {n}; {s} {n}"),
    "NL": _forms("{s} {n}; {s} {n}; {s} {n}-{k}; {s} {n}{l}"),
    "DE": _forms("{s} {n}; {s} {n}; {s} {n}; {s} {n}{l}; {s} {n} {l}; {s} {n}-{m}"),
    "IL": _forms("{s} {n}"),
    "GR": _forms("{s} {n}; {s} {n}-{m}"),
}
BEFORE: dict[str, tuple[str, ...]] = {
    "GB": _forms(
        "{n} {s}; {n} {s}; {n} {s}; {n}{l} {s}; Flat {k}, {n} {s}; Unit {k}, {s}; {n}-{m} {s}; "
        "{n}, {s}"
    ),
    "FR": _forms("{n} {s}; {n}, {s}; {n} bis {s}; {n} ter, {s}; {n} {s}; {n}-{m} {s}; {n}{u} {s}"),
    "AU": _forms("{n} {s}; {k}/{n} {s}; Unit {k}, {n} {s}; {n} {s}"),
    "NZ": _forms("{n} {s}; {k}/{n} {s}; {n}{u} {s}"),
    "IE": _forms("{n} {s}; {n}, {s}; Unit {k}, {s}; Apt {k}, {n} {s}"),
    "IN": _forms(
        "{n}, {s}; {n}/{k}, {s}; H.No. {n}, {s}; Plot No. {n}, {s}; {k}-{m}-{n}, {s}; "
        "No. {n}, {s}; Flat {m}, {s}"
    ),
    "CA": _forms("{n} {s}; {n}, {s}; {x} {s}; {n} {s}, app. {k}"),
    "IL": _forms("{s} {n}"),
}
