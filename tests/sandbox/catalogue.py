# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sandbox's services have: features, subtitles and their texts, the same on every run.

`Catalogue().subtitles` is a list of Subtitle in the order of their ids. Ids are counted, so they may move when
works.py changes: tests look them up by release, language and flags.
"""
import hashlib
import random
import struct
from dataclasses import dataclass, field
from pathlib import Path

import dialogue
import works

UPLOADERS = ((3282, 'os-auto', 'Application Developers'), (361_640, 'marketta', 'Subtitle Translator'),
             (912_019, 'old_mole', 'Trusted member'), (950_952, 'kestrel77', 'Bronze Member'),
             (None, 'Anonymous', 'anonymous'))


@dataclass
class File:
    file_id: int
    cd_number: int
    file_name: str                  # without extension, as the search reports it


@dataclass
class Subtitle:
    subtitle_id: int
    work: works.Work
    language: str
    release: str
    fps: float
    files: list = field(default_factory=list)
    hashes: tuple = ()
    hearing_impaired: bool = False
    foreign_parts_only: bool = False
    ai_translated: bool = False
    machine_translated: bool = False
    from_trusted: object = False    # True, False or None
    download_count: int = 0
    new_download_count: int = 0
    votes: int = 0
    ratings: float = 0.0
    upload_date: str = ''
    uploader: tuple = UPLOADERS[0]
    comments: object = ''
    legacy_id: object = None

    @property
    def hd(self):
        return '1080p' in self.release or '720p' in self.release or '2160p' in self.release

    def cues(self, file_id):
        """The text of one file: a multi-part subtitle is cut into as many equal parts."""
        number = [f.file_id for f in self.files].index(file_id)
        stretch = 25.0 / 23.976 if self.fps and abs(self.fps - 23.976) < 0.01 else 1.0
        seed = '%s %s' % (self.work.feature_id, number)
        return dialogue.make_cues(seed, self.language, self.work.minutes * 60_000 // len(self.files),
                                  self.hearing_impaired, self.foreign_parts_only, self.subtitle_id % 7 * 40, stretch)


def movie_hash(video):
    """The hash a video is made to have. One starts with zeros, because programs drop those."""
    if 'Paper.Kites' in video.name:
        return '00000c0ffee51de5'
    return hashlib.sha256(video.name.encode()).hexdigest()[:16]


class Catalogue:
    def __init__(self, harbour='thin'):
        self.movies = works.movies()
        self.shows = works.shows(harbour)
        self.episodes = [e for s in self.shows for e in s.episodes]
        self.works = self.movies + self.episodes
        self.subtitles = []
        self._number()
        for work in self.works:
            if work.known:
                self._stock(work)
        self._add_stray_hash()
        self._add_odd_comment()
        self.by_file = {f.file_id: (s, f) for s in self.subtitles for f in s.files}

    def _number(self):
        for n, thing in enumerate(self.shows + self.works):
            thing.feature_id = 2_700_001 + 3 * n
            thing.imdb_id = 91_000_001 + 7 * n
            thing.tmdb_id = 9_500_001 + 11 * n

    def _add(self, work, language, release, fps, rng, **flags):
        n = len(self.subtitles)
        day = rng.randrange(1, 28)
        sub = Subtitle(7_000_001 + n, work, language, release, fps,
                       uploader=flags.pop('uploader', UPLOADERS[rng.randrange(len(UPLOADERS))]),
                       upload_date='%d-%02d-%02dT%02d:%02d:06Z' % (max(work.year, 2006) + rng.randrange(3),
                                                                   rng.randrange(1, 13), day, day % 24, n % 60),
                       legacy_id=None if n % 41 == 40 else 4_000_001 + n, comments=None if n % 17 == 16 else '')
        for key, value in flags.items():
            setattr(sub, key, value)
        sub.new_download_count = sub.download_count // (20 + rng.randrange(60))
        parts = [v for v in work.videos if v.cd] if sub.hashes or release.endswith('MORAVA') else []
        if parts:
            for v in parts:
                sub.files.append(File(8_000_001 + 4 * n + v.cd - 1, v.cd, v.release))
        else:
            sub.files.append(File(8_000_001 + 4 * n, 1, '%s.%s' % (release, language.lower())))
        self.subtitles.append(sub)
        return sub

    def _stock(self, work):
        rng = random.Random('stock %d' % work.feature_id)
        own = [v for v in work.videos if 'sample' not in v.folder.lower()]
        release = own[0].release
        if own[0].cd:
            release = release[:-len('.CD1')]
        fps = own[0].fps
        hashes = tuple(movie_hash(v) for v in own if v.hash_known)
        others = list(work.others)
        for n, language in enumerate(work.languages):
            count = rng.randrange(900, 9_000) // (n + 1)
            if hashes and n < 5:
                self._add(work, language, release, fps, rng, hashes=hashes, from_trusted=n % 2 == 0,
                          download_count=count * 3, votes=4, ratings=9.5, uploader=UPLOADERS[2])
            if others:
                self._add(work, language, others[0][0], others[0][1], rng, download_count=count * 2,
                          from_trusted=None if language == 'fr' else False)
            if work.thin:
                continue
            if n < 3:   # the same group's release in another size: no hash, the name fits
                self._add(work, language, release.replace('1080p', '720p'), fps, rng, download_count=count, votes=1,
                          ratings=7.0)
            for name, other_fps in others[1:]:
                self._add(work, language, name, other_fps, rng, download_count=count // 2, votes=2, ratings=3.5)
            if language in ('en', 'de'):
                self._add(work, language, release, fps, rng, hearing_impaired=True, download_count=count,
                          from_trusted=True, uploader=UPLOADERS[2])
            if language in ('en', 'fr'):
                self._add(work, language, release + '.FORCED', fps, rng, foreign_parts_only=True,
                          download_count=count // 9)
            if n > 0:
                self._add(work, language, release, 0.0, rng, ai_translated=True, download_count=40 + n)
            if n > 1:
                self._add(work, language, release, fps, rng, machine_translated=True, download_count=7 * n,
                          uploader=UPLOADERS[4])

    def _add_stray_hash(self):
        """A popular subtitle of another work that somebody hung on a film's hash: real services have those."""
        kites = next(v for w in self.movies for v in w.videos if v.name.startswith('Paper.Kites'))
        stray = self.find(language='en', release='Copper.Street.S01E01.720p.HDTV.x264-RIVET')
        stray.hashes = (movie_hash(kites),)
        stray.download_count = 212_472

    def _add_odd_comment(self):
        """Comments up to 4 kB with CRLF are seen."""
        sub = self.find(language='de', release='Die.Uhrmacherin.von.Luebeck.2016.GERMAN.720p.BluRay.x264-KOGGE')
        sub.comments = 'Quelle: eigene Übersetzung\r\n--> Zeiten angepasst\r\n\r\n' + 'Zeile für Zeile geprüft.\r\n' * 150

    def find(self, **wanted):
        """The first subtitle whose attributes are all as wanted."""
        return next(s for s in self.subtitles if all(getattr(s, k) == v for k, v in wanted.items()))

    def videos(self, everything=False):
        return [(w, v) for w in self.works for v in w.videos if v.in_library or everything]


def make_videos(catalogue, root, everything=False):
    """Makes the sample library as sparse files with the right movie hashes. Returns what was made, one dict a file.

    The hash is size + the 64-bit words of the first and last 64 KiB; all words but the first are zero, so the
    first one is hash - size.
    """
    root = Path(root)
    made = []
    for work, video in catalogue.videos(everything):
        path = root / video.folder / video.name
        path.parent.mkdir(parents=True, exist_ok=True)
        wanted = movie_hash(video)
        with open(path, 'wb') as f:
            f.write(struct.pack('<Q', (int(wanted, 16) - video.size) % 2**64))
            f.truncate(video.size)
        made.append({'path': str(path), 'size': video.size, 'hash': wanted, 'title': work.title, 'year': work.year,
                     'show': work.show.title if work.show else None, 'season': work.season or None,
                     'episode': work.episode or None, 'cd': video.cd or None, 'known': work.known,
                     'hash_known': video.hash_known and work.known})
        if video.name.startswith('Paper.Kites'):
            cues = dialogue.make_cues('sidecar', 'en', work.minutes * 60_000)
            path.with_name(video.release + '.en.srt').write_text(dialogue.write(cues), encoding='utf-8')
    return made
