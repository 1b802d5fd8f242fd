"""Names of people, as they are written at home, in every script that the sheets print."""

from collections.abc import Iterator
from itertools import product

_FIRST = {
    "fr": "Œdipe Zoé Anaïs Maëlle Aÿla Léonie Gaël Héloïse François Benoît Noëlle Jérôme",
    "pl": "Łukasz Małgorzata Paweł Agnieszka Wojciech Grażyna Michał Żaneta Józef Bożena",
    "cs": "Jiří Zdeněk Ondřej Tomáš Žofie Běla Růžena Vojtěch Šárka Luděk Bořivoj Ctirad",
    "hr": "Šime Đurđica Željko Zvonimir Ivančica Hrvoje Krešimir Anđela Mišo Žarko Lucija",
    "tr": "İnci Gülşen Şükrü Çağla Oğuzhan Ayşegül Ümit Işıl Yiğit Özgür Dilâra Tuğba",
    "ro": "Ștefan Ioana Mădălina Răzvan Țvetana Crăița Sânziana Bogdănel Cătălin Ilinca",
    "pt": "João Conceição Inês Luís Antónia Mônica Sérgio Graça Fábio Assunção Belchior",
    "vi": "Nguyễn Trần Đặng Phạm Huỳnh Võ Bùi Đỗ Hồ Ngô Dương Lý Trịnh Đoàn Lương Phùng",
    "nordic": "Þór Ægir Björk Åse Østen Håkon Sjöfn Ásta Guðrún Väinö Øyvind Þuríður",
    "uk": "Наталія Юрій Олексій Їжакевич Ґалаґан Євгенія Зоряна Мар’яна Тетяна Іван Софія",
    "ru": "Алёна Фёдор Эльвира Сергей Юлия Пётр Щербак Надежда Объедков Людмила Цветана",
    "bg": "Йордан Цветелина Ъглен Щилян Гергана Ивайло Божидар Ярослава Росица Любомир",
    "sr": "Ђорђе Љиљана Његош Ћирило Џејн Жељко Стеван Драгиња Милош Јована Шћепан Раде",
    "ar": "محمد فاطمة عبد‌الله أحمد خديجة إبراهيم عائشة يوسف زينب لؤلؤة مصطفى آمنة رضا هِبة",
    "fa-AF": "غلام ذبیح‌الله پروین ژاله گلالی چمن نجیبه کریم شکریه حمیدالله فرشته ضیا ثریا",
    "ps": "ګلالۍ زرغونه ټوريالی ډېوه ږغمل ښایسته پښتنه اباسین مینه څرک ځلاند سپوږمۍ ړنګ",
}
_LAST = {
    "fr": "Œuvrard L’Haÿ Lætitien Müller-Façade D’Août Lefèvre Côté Saint-Loÿs Gonçalves",
    "pl": "Wójcik Dąbrowski Zieliński Święcicka Źrebiec Kołodziej Gżegżółka Wąsik Brzęczek",
    "cs": "Dvořák Černý Růžička Němcová Šťastný Příhoda Ďurovič Ľubomír Železný Vašíček",
    "hr": "Šimić Đorđević Žižek Čović Matijašević Perković Kuđeljić Hadžić Štriga Bošnjak",
    "tr": "Yıldız Öztürk Gürbüz Şahin Çelik Aydoğan Kılıç Güneş Ağaoğlu İpekçi Sarıkaya",
    "ro": "Țîrlea Țară Șerban Brâncuși Măgureanu Înălțaru Pârvulescu Ciobîcă Țăndărică",
    "pt": "Magalhães Gonçalves Araújo Simões Guimarães Patrício Leitão Brandão Galvão",
    "vi": "Thị-Hồng Văn-Tuấn Thúy-Kiều Quốc-Việt Ngọc-Ánh Xuân-Diệu Mỹ-Lệ Hữu-Phước Thế-Ữ",
    "nordic": "Ørsted Ångström Sæmundsson Häkkinen Jökulsdóttir Grønkjær Þorláksson Sjögren",
    "uk": "Шевченко Їжакевич Щербань Ґудзь Є’янченко Лук’янець Воробйов Цісик Ющенко",
    "ru": "Щукин Ельцын Подъячев Соловьёв Эйхенбаум Хрущёва Царёв Жуковский Юрьев",
    "bg": "Димитров Щерев Къдринова Стоянов Ангелов Жечев Цанков Йовчев Бъчваров",
    "sr": "Ђурђевић Љубичић Његовановић Ћосић Џаковић Живковић Шумановић Мићић Црњански",
    "ar": "الزهراء بن‌علي القُرشي الأندلسي السّيّد أبو‌بكر العطّار الحمداني شاهين الطرابلسيّ",
    "fa-AF": "احمدی پوپلزی گیلانی چهاریکاری ژوند رضایی‌نژاد هزاره‌گی نورستانی صدیقی کابلی",
    "ps": "ځاځی څمکنی وردګ پښتون‌زی ډاګی ټکر اڅکزی خټک ساپی ښکلی ږمنځ روښان اړین ګردېز",
}
EXPECTED = ("Sinéad O’Connor", "Nguyễn Thị Hồng", "Đặng Văn Ữ", "Þór", "İnci Gürbüz")


def names() -> dict[str, list[str]]:
    """Every first name with every last name, in the three ways that files have them."""
    return {lang: list(_names(_FIRST[lang].split(), _LAST[lang].split())) for lang in _FIRST}


def _names(firsts: list[str], lasts: list[str]) -> Iterator[str]:
    for rank, last in product(range(len(firsts)), lasts):
        first, second = firsts[rank], firsts[rank - 1]
        yield from (f"{first} {last}", f"{last.upper()} {first}", f"{first} {second} {last}")
