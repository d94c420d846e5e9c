# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sandbox's invented films and shows, and the video files of the sample library. Data only."""
from dataclasses import dataclass, field

MB = 1024 * 1024


@dataclass
class Video:
    """A video file of a work. The service knows its hash unless `hash_known` is false."""
    name: str                       # file name with extension
    size: int                       # bytes
    folder: str = ''                # inside the sample library
    fps: float = 23.976
    hash_known: bool = True
    in_library: bool = True         # made by --make-videos
    cd: int = 0                     # 1, 2 for multi-part films

    @property
    def release(self):
        return self.name.rsplit('.', 1)[0]


@dataclass
class Work:
    """A film or an episode."""
    title: str
    year: int
    minutes: int
    videos: list
    others: list = field(default_factory=list)     # (release name, fps) of versions nobody here has
    languages: tuple = ('en', 'pl', 'de', 'fr', 'pt-BR')
    akas: tuple = ()
    original_title: str = ''
    movie_name: str = ''                           # only where it is not "<year> - <title>"
    show: object = None
    season: int = 0
    episode: int = 0
    known: bool = True                             # False: the service has never heard of it
    sparse_ids: bool = False                       # imdb, tmdb and year are null
    thin: bool = False                             # few versions per language (long shows)
    feature_id: int = 0
    imdb_id: int = 0
    tmdb_id: int = 0


@dataclass
class Show:
    title: str
    year: int
    akas: tuple = ()
    episodes: list = field(default_factory=list)
    feature_id: int = 0
    imdb_id: int = 0
    tmdb_id: int = 0


def movies():
    lamp = "The Lamplighter's Debt (2019)"
    kites = 'Paper.Kites.2012.1080p.WEB-DL.DD5.1.H.264-BREEZE'
    long_title = ('The Exceptionally Long and Entirely True Account of Captain Ignatius Pemberton Whitlock '
                  'and His Seventeen Voyages Round the Cape of Small Misunderstandings')
    return [
        Work("The Lamplighter's Debt", 2019, 110, [
            Video('The.Lamplighters.Debt.2019.1080p.BluRay.x264-HOLLOW.mkv', 8_127_441_920, lamp),
            Video('The.Lamplighters.Debt.2019.1080p.BluRay.x264-HOLLOW-sample.mkv', 41 * MB + 77, lamp + '/Sample',
                  hash_known=False),
        ], [('The.Lamplighters.Debt.2019.720p.WEB-DL.DDP5.1.H.264-TIDEWAY', 24.0),
            ('The Lamplighters Debt 2019 BRRip XviD AC3-OAKUM', 25.0)],
            ('en', 'pl', 'de', 'fr', 'pt-BR', 'ar', 'ja', 'es', 'it', 'cs', 'ru'),
            ('Der Schuldner des Laternenanzünders', 'Dług latarnika', 'La Dette du réverbère')),
        Work('Salt & Iron', 2021, 96, [
            Video('Salt.and.Iron.2021.2160p.WEB-DL.DDP5.1.x265-TIDEWAY.mkv', 8_589_934_592 + 4_096,
                  'Salt and Iron (2021)', 24.0),
        ], [('Salt.and.Iron.2021.1080p.BluRay.x264-HOLLOW', 23.976)],
            ('en', 'pl', 'de', 'fr', 'es', 'it'), ('Salt and Iron', 'Sól i żelazo'), movie_name='2021 - Salt &amp; Iron'),
        Work('Die Uhrmacherin von Lübeck', 2016, 101, [
            Video('Die.Uhrmacherin.von.Luebeck.2016.GERMAN.720p.BluRay.x264-KOGGE.mkv', 4_294_967_296 + 1_311, '', 25.0),
        ], [('The.Clockmaker.of.Lubeck.2016.720p.HDTV.x264-MARZIPAN', 25.0)],
            ('en', 'de', 'pl', 'fr'), ('The Clockmaker of Lubeck', 'Die Uhrmacherin von Luebeck'),
            'Die Uhrmacherin von Lübeck'),
        Work('Three Nights in Ostrava', 2004, 118, [
            Video('Three.Nights.in.Ostrava.2004.DVDRip.XviD-MORAVA.CD1.avi', 734_003_200,
                  'Three.Nights.in.Ostrava.2004.DVDRip.XviD-MORAVA', 25.0, cd=1),
            Video('Three.Nights.in.Ostrava.2004.DVDRip.XviD-MORAVA.CD2.avi', 731_906_048,
                  'Three.Nights.in.Ostrava.2004.DVDRip.XviD-MORAVA', 25.0, cd=2),
        ], [('Three.Nights.in.Ostrava.2004.1080p.WEBRip.x264-VLTAVA', 23.976)],
            ('en', 'cs', 'pl', 'de'), ('Tři noci v Ostravě', 'Trzy noce w Ostrawie')),
        Work('Paper Kites', 2012, 92, [Video(kites + '.mkv', 3_221_225_472 + 19, kites, 24.0)],
             [('Paper.Kites.2012.DVDRip.x264-OAKUM', 25.0)], ('en', 'pl', 'fr', 'ja')),
        Work(long_title, 2014, 131, [
            Video(long_title.replace(' ', '.') + '.2014.1080p.BluRay.DTS.x264-PARCHMENT.mkv', 6_001_234_567),
        ], [], ('en', 'fr')),
        Work('Minato no Akari', 2018, 89, [Video('港の灯り.2018.1080p.WEB-DL.AAC2.0.H.264-UMI.mkv', 2_147_483_648 + 640)],
             [('Minato.no.Akari.2018.720p.HDTV.x264-NAMI', 29.97)], ('ja', 'en', 'pl'), ('港の灯り', 'The Harbour Light'),
             '港の灯り'),
        Work('Haris al-Manara', 2020, 94, [Video('حارس المنارة 2020 1080p WEB-DL.mp4', 1_932_735_283, '', 25.0)],
             [], ('ar', 'en', 'fr'), ('حارس المنارة', 'The Keeper'), 'حارس المنارة', sparse_ids=True),
        Work('Winter Orchard', 2017, 99, [
            Video('Winter.Orchard.2017.1080p.WEBRip.x264-NOBODY.mkv', 2_684_354_560 + 5, '', hash_known=False),
        ], [('Winter.Orchard.2017.1080p.BluRay.x264-HOLLOW', 23.976), ('Winter.Orchard.2017.720p.WEB-DL.H264-QUAY', 24.0)],
            ('en', 'pl', 'de', 'fr', 'pt-BR'), ('Zimowy sad',)),
        Work('Quartermoon Xylophone Heist', 2023, 84, [
            Video('Quartermoon.Xylophone.Heist.2023.720p.WEB-DL.x264-GHOST.mkv', 1_288_490_188, '', hash_known=False),
        ], [], (), known=False),
    ]


COPPER_STREET = (
    ('The Broken Lantern', 'A Guest for Supper', 'The Third Floor', 'What the River Kept'),
    ('Ash Wednesday', "The Tailor's Wife", 'Nine Letters', 'The Last Tram'),
)


HARBOUR = ('thin', 'rich', 'half')     # versions per episode: two, eight; eight of every other episode, none of the rest


def shows(harbour='thin'):
    copper = Show('Copper Street', 2020, ('Miedziana', 'Kupferstraße'))
    for s, titles in enumerate(COPPER_STREET, 1):
        for e, title in enumerate(titles, 1):
            code = 'Copper.Street.S%02dE%02d' % (s, e)
            words = title.replace("'", '').replace(' ', '.')
            size = 1_503_238_553 + s * 7_654_321 + e * 1_234_577
            copper.episodes.append(Work(
                title, 2019 + s, 47,
                [Video('%s.%s.1080p.WEB-DL.DDP5.1.H.264-QUAY.mkv' % (code, words), size,
                       'Copper Street/Season %02d' % s, 25.0)],
                [(code + '.720p.HDTV.x264-RIVET', 25.0), (code + '.1080p.BluRay.x264-HOLLOW', 23.976)],
                ('en', 'pl', 'de', 'fr', 'pt-BR'), show=copper, season=s, episode=e))
    long_harbour = Show('The Long Harbour', 2011, ('Długi port', 'Der lange Hafen'))
    nouns = ('Anchor', 'Beacon', 'Cable', 'Dredger', 'Ebb', 'Ferry', 'Galley', 'Hawser', 'Inlet', 'Jetty', 'Keel',
             'Ledger', 'Mooring', 'Narrows', 'Oar', 'Pilot', 'Quay', 'Rudder', 'Sextant', 'Tide')
    for s, adjective in enumerate(('First', 'Second', 'Third', 'Fourth', 'Fifth'), 1):
        for e, noun in enumerate(nouns, 1):
            code = 'The.Long.Harbour.S%02dE%02d' % (s, e)
            others = [(code + '.1080p.WEB-DL.DD5.1.H.264-QUAY', 23.976)]
            if harbour != 'thin':
                others += [(code + version, 23.976) for version in (
                    '.720p.WEB-DL.DD5.1.H.264-QUAY', '.1080p.BluRay.x264-HOLLOW', '.720p.BluRay.x264-HOLLOW',
                    '.HDTV.x264-MARZIPAN', '.DVDRip.XviD-OAKUM')]
            long_harbour.episodes.append(Work(
                'The %s %s' % (adjective, noun), 2010 + s, 42,
                [Video(code + '.720p.HDTV.x264-RIVET.mkv', 734_003_200 + s * 1_000_003 + e * 50_021,
                       'The Long Harbour/Season %02d' % s, in_library=False)],
                others, ('en', 'pl', 'de'), show=long_harbour, season=s, episode=e, thin=harbour == 'thin',
                known=harbour != 'half' or e % 2 == 1))
    return [copper, long_harbour]
