"""Invented families for the large city, put together from lists: nobody is meant, and hardly two are alike.

Family names from Westfalen are composed of two halves, so that most of them exist nowhere.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from random import Random

from massanzug.demo.geschichten.familien import M, Sippe, W

_VORN = (
    "Asch", "Berken", "Birk", "Brink", "Dahl", "Eichel", "Ellern", "Erlen", "Felsen", "Flach", "Ginster", "Hagel",
    "Hasel", "Heide", "Holler", "Hoppen", "Kiefern", "Kirsch", "Klee", "Kolk", "Linden", "Löwen", "Mühlen", "Nuss",
    "Oster", "Quell", "Roggen", "Schlehen", "Siepen", "Sonnen", "Stein", "Stroh", "Tannen", "Ulmen", "Wacholder",
    "Weiden", "Wester", "Wiesen", "Winter", "Ziegel",
)  # fmt: skip
_HINTEN = (
    "beck", "böhmer", "brink", "busch", "diek", "feld", "hagen", "haus", "heuer", "hoff", "horst", "kamp", "kemper",
    "kötter", "loh", "mann", "meier", "pohl", "rath", "siek", "stätter", "wald",
)  # fmt: skip
_HIER_W = (
    "Amelie", "Anni", "Carla", "Charlotte", "Elsa", "Emilia", "Finja", "Frida", "Greta", "Hanna", "Ida", "Jana",
    "Johanna", "Jule", "Karla", "Klara", "Lea", "Leni", "Lotte", "Luisa", "Maja", "Marie", "Mathilda", "Mila", "Neele",
    "Nele", "Paula", "Rosa", "Sophie", "Thea", "Tilda", "Wiebke",
)  # fmt: skip
_HIER_M = (
    "Anton", "Ben", "Bruno", "Carl", "Emil", "Fabian", "Finn", "Fritz", "Hannes", "Henri", "Jakob", "Jannik", "Jonas",
    "Jonte", "Julian", "Karl", "Konrad", "Lasse", "Leo", "Levi", "Linus", "Luis", "Mats", "Max", "Michel", "Moritz",
    "Oskar", "Paul", "Piet", "Theo", "Till", "Valentin",
)  # fmt: skip
_HIER_MUETTER = (
    "Andrea", "Anke", "Anna", "Bettina", "Bianca", "Christina", "Corinna", "Daniela", "Elke", "Franziska", "Ilka",
    "Ines", "Janina", "Jessica", "Judith", "Katja", "Kerstin", "Lena", "Manuela", "Maren", "Martina", "Miriam", "Nadine",
    "Nina", "Rabea", "Ramona", "Sabrina", "Sina", "Svenja", "Tanja", "Ulrike", "Vanessa",
)  # fmt: skip
_HIER_VAETER = (
    "Alexander", "Axel", "Björn", "Christian", "Daniel", "Dennis", "Florian", "Gregor", "Heiko", "Ingo", "Jan", "Jörg",
    "Kai", "Lars", "Marcel", "Marco", "Martin", "Matthias", "Nils", "Oliver", "Patrick", "Philipp", "Ralf", "René",
    "Sascha", "Sebastian", "Stefan", "Thorsten", "Tim", "Tobias", "Volker", "Wolfgang",
)  # fmt: skip

# other origins: family names, girls, boys, mothers, fathers
_ANDERE: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "Akçadağ Altınsoy Beyazkaya Çınarlı Demirtaşlı Duranoğlu Erdemli Gökçeli Karabulutlu Kayalıoğlu Özyurtlu "
        "Sarıçamlı Taşkıranlı Uçarlı Yeşilçaylı Yıldırımlı",
        "Aylin Azra Beril Ceylin Dilara Ecrin Eylül Hira Leyla Melek Nisa Zeynep",
        "Alp Arda Batu Can Deniz Efe Emre Kaan Mert Ömer Tarık Yusuf",
        "Ayşe Aysel Elif Emine Filiz Gülay Hülya Nurcan Özlem Sibel Şule Zeliha",
        "Ahmet Ali Bülent Ercan Hakan İsmail Kemal Mehmet Orhan Serkan Tuncay Yavuz",
    ),
    (
        "Borowiczak Czarnolas Dąbrowicz Gawlikowiak Jasionek Kalinowiak Lipowczyk Malinowczak Olszynka Piaseczniak "
        "Rzeszotek Sosnowiak Topolnicki Wierzbiniak Zielonczyk",
        "Amelia Antonina Gabriela Hania Julia Kalina Lena Liliana Nadia Pola Wiktoria Zuzanna",
        "Aleksander Antoni Bartek Dawid Franek Igor Jan Kacper Miłosz Oskar Szymon Wojtek",
        "Agnieszka Aneta Ewa Ilona Iwona Joanna Justyna Katarzyna Magda Monika Renata Sylwia",
        "Adam Andrzej Artur Damian Grzegorz Jacek Krzysztof Łukasz Mariusz Paweł Robert Tomasz",
    ),
    (
        "Abu-Nahar Al-Bustani Al-Khabbaz Al-Wardi Barakeh Darbouk Hamzawi Jabbouri Kanaani Mansouri Nahhasi Qasabi "
        "Rifaiya Sabbaghi Tahawi Zaitouni",
        "Amal Aya Dana Hala Jana Layan Lin Maryam Nour Rima Salma Sara",
        "Adam Ahmad Bilal Hamza Ibrahim Jamil Karim Laith Nabil Rami Tarek Zain",
        "Abir Dima Fatima Hiba Iman Lina Manal Nisrin Rana Reem Samira Wafa",
        "Adnan Anas Faris Ghassan Hassan Khaled Mahmoud Mazen Nizar Omar Wael Yasser",
    ),
    (
        "Bilozerska Dolynjuk Horobez Jaworiwska Kalynowa Kownyr Lypowezka Ozeranska Petrytschenko Sadowytsch Stepowa "
        "Tscherednyk Werbyzka Zymbaljuk",
        "Anhelina Anja Bohdana Diana Eva Jaryna Kira Marharyta Myroslawa Oksana Solomija Zlata",
        "Artem Bohdan Danylo Hlib Jaroslaw Lew Mark Matwij Nasar Ostap Roman Tymur",
        "Alina Halyna Inna Julija Kateryna Larysa Ljudmyla Natalija Oksana Switlana Tetjana Wiktorija",
        "Andrij Anatolij Bohdan Dmytro Ihor Iwan Mykola Oleh Oleksandr Roman Taras Wolodymyr",
    ),
    (
        "Alvorinho Belmonteiro Carvalhosa Fontanares Lameirão Oliveirinha Pedrosela Ribeirinho Serranova Valdevez",
        "Alice Benedita Carolina Francisca Joana Lara Luísa Madalena Matilde Rita Sofia Vitória",
        "Afonso Bernardo Diogo Gonçalo Guilherme João Lourenço Miguel Rafael Rodrigo Salvador Tomás",
        "Ana Carla Cristina Elsa Filipa Graça Helena Isabel Mónica Patrícia Sandra Teresa",
        "António Bruno Carlos Fernando Hugo Jorge Luís Manuel Nuno Pedro Ricardo Rui",
    ),
    (
        "Bellafonte Camporosso Collinetta Fioravanzo Lombardini Montefresco Pratolino Roccaforte Santelmo Vallechiara",
        "Alessia Anna Aurora Beatrice Camilla Elena Emma Gaia Ginevra Marta Sofia Viola",
        "Alessandro Andrea Davide Diego Edoardo Federico Gabriele Leonardo Lorenzo Nico Pietro Tommaso",
        "Carmela Cinzia Claudia Daniela Elisa Francesca Laura Marina Paola Rosanna Silvia Valentina",
        "Angelo Claudio Domenico Enzo Fabio Giorgio Luigi Mario Massimo Roberto Sergio Vito",
    ),
    (
        "Adedoyin Afolarin Asantewaa Boakyewa Chukwudera Dankwah Ekwueme Gebreyes Kebedewa Nwachuku Oseimensah Tekleab",
        "Abigail Adaeze Akua Blessing Efua Eden Favour Helen Joy Miriam Naomi Selam",
        "Abel Amanuel Daniel David Elias Emmanuel Isaac Joel Kofi Nathan Samuel Yonas",
        "Adjoa Almaz Comfort Esther Faith Florence Hiwot Joyce Mercy Ruth Sarah Tigist",
        "Biniam Emmanuel Felix Haile Isaac Jonas Kwame Michael Peter Samson Solomon Tesfay",
    ),
    (
        "Balkanić Bregović-Lipa Dobrovac Gashiqi Hodžalić Jasenovar Kovačina Lipovšek Morinaj Planinić Rugovaj Zeqiraj",
        "Adelina Ajla Amina Anja Dunja Elma Erza Iva Lejla Mia Sara Vesa",
        "Adin Amar Arben Dino Edon Filip Ilir Jovan Lirim Marko Nikola Vuk",
        "Adisa Arta Azra Dijana Fatmire Gordana Ivana Jasmina Mirela Sanela Teuta Vesna",
        "Admir Adnan Besnik Damir Driton Goran Ivan Mirsad Nenad Senad Slobodan Zoran",
    ),
)
_ANTEIL_HIER = 0.62
"""Share of families whose parents were born here or hereabouts; the others are spread over eight origins."""
DOPPELNAMEN = 0.12
ALLEIN = 0.5
"""Share in which one parent lives with the children: half of the families who get such help (AKJStat, HzE-Bericht)."""


def sippen(zufall: Random) -> Iterator[Sippe]:
    """Families without end; a family's name comes back when all of its origin have had their turn."""
    hier = [v + h for v in _VORN for h in _HINTEN]
    zufall.shuffle(hier)
    herkunft = [tuple(liste.split() for liste in listen) for listen in _ANDERE]
    reihen = [_ohne_ende(zufall, namen) for namen, *_ in herkunft]
    einheimische = _ohne_ende(zufall, hier)
    eigene = (_HIER_W, _HIER_M, _HIER_MUETTER, _HIER_VAETER)
    while True:
        if zufall.random() < _ANTEIL_HIER:
            yield _sippe(zufall, next(einheimische), eigene)
        else:
            nummer = zufall.randrange(len(herkunft))
            yield _sippe(zufall, next(reihen[nummer]), herkunft[nummer][1:])


def _ohne_ende(zufall: Random, namen: list[str]) -> Iterator[str]:
    """All names, then all of them again, as names come back in a city; now and then two of them doppelt."""
    einzeln = [n for n in namen if "-" not in n]
    for runde in count():
        for name in zufall.sample(namen, len(namen)):
            doppelt = runde and zufall.random() < DOPPELNAMEN
            yield "-".join(zufall.sample(einzeln, 2)) if doppelt else name


def _sippe(zufall: Random, familie: str, vornamen: Sequence[Sequence[str]]) -> Sippe:
    """`vornamen` are those of girls, boys, mothers and fathers."""
    maedchen, jungen, muetter, vaeter = vornamen
    w, m = zufall.sample(maedchen, 3), zufall.sample(jungen, 3)
    kinder = tuple((w[i], W) if zufall.random() < 0.47 else (m[i], M) for i in range(3))
    mutter, vater = zufall.choice(muetter), zufall.choice(vaeter)
    if zufall.random() < ALLEIN:
        mutter, vater = (mutter, "") if zufall.random() < 0.86 else ("", vater)
    return Sippe(familie, kinder, mutter, vater)
