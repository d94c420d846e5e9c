# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""OpenSubtitles.org XML-RPC: what a search selects and the structs of its answers, apart from HTTP and sessions.

The subtitles are those of the catalogue that have a legacy id, which is their IDSubtitle here, and what was uploaded.
Types follow recorded answers: nearly every number is text.
"""
import hashlib
import re
from dataclasses import dataclass

import dialogue
from catalogue import Subtitle, movie_hash

MOST_CONDITIONS, MOST_RESULTS, MOST_HASHES, MOST_FILES, MOST_GUESSES = 500, 500, 200, 20, 3
FIRST_FILE, FIRST_LINK = 1_950_000_000, 500_000_000
SITE = 'http://www.opensubtitles.org'

# SubLanguageID, ISO639, name. Three-letter codes are ISO 639-2/B with the service's own exceptions.
LANGUAGES = '''alb sq Albanian|ara ar Arabic|arm hy Armenian|baq eu Basque|bos bs Bosnian|bre br Breton|bul bg Bulgarian
bur my Burmese|cat ca Catalan|chi zh Chinese (simplified)|zht zt Chinese (traditional)|zhe ze Chinese bilingual
cze cs Czech|dan da Danish|dut nl Dutch|eng en English|epo eo Esperanto|est et Estonian|ext ex Extremaduran|fin fi Finnish
fre fr French|geo ka Georgian|ger de German|glg gl Galician|ell el Greek|heb he Hebrew|hin hi Hindi|hrv hr Croatian
hun hu Hungarian|ice is Icelandic|ind id Indonesian|ita it Italian|jpn ja Japanese|kor ko Korean|lav lv Latvian
lit lt Lithuanian|mac mk Macedonian|may ms Malay|mne me Montenegrin|nor no Norwegian|per fa Persian|pol pl Polish
por pt Portuguese|pob pb Portuguese (BR)|pom pm Portuguese (MZ)|rum ro Romanian|rus ru Russian|scc sr Serbian|slo sk Slovak
slv sl Slovenian|spa es Spanish|spl ea Spanish (LA)|spn sp Spanish (EU)|swe sv Swedish|tha th Thai|tur tr Turkish
ukr uk Ukrainian|vie vi Vietnamese'''
ROWS = [row.split(' ', 2) for line in LANGUAGES.split('\n') for row in line.split('|')]
BY_CODE = {code: (iso, name) for code, iso, name in ROWS}
FROM_CATALOGUE = dict({iso: code for code, iso, _ in ROWS}, **{'pt-BR': 'pob'})
NAMES_IN_GERMAN = {'eng': 'Englisch', 'ger': 'Deutsch', 'pol': 'Polnisch', 'fre': 'Französisch', 'spa': 'Spanisch'}

STATUS = {401: 'Unauthorized', 402: 'Subtitles has invalid format', 403: 'SubHashes (content and sent subhash) are not same!',
          404: 'Subtitles has invalid language!', 405: 'Not all mandatory parameters was specified', 406: 'No session',
          407: 'Download limit reached', 408: 'Invalid parameters', 409: 'Method not found',
          410: 'Other or unknown error', 411: 'Empty or invalid useragent', 412: 'moviehash has invalid format (length)',
          413: 'Invalid ImdbID', 414: 'Unknown User Agent', 415: 'Disabled user agent',
          416: 'Internal subtitle validation failed', 417: 'Upload disabled', 301: 'Moved (host)',
          503: 'Service Unavailable', 506: 'Server under maintenance'}

class Refused(Exception):
    """Carries the text of `status`."""


def status_text(code):
    return '%d %s' % (code, STATUS.get(code, 'Error'))


def languages(ui='en'):
    return [{'SubLanguageID': code, 'ISO639': iso,
             'LanguageName': NAMES_IN_GERMAN.get(code, name) if ui == 'de' else name} for code, iso, name in ROWS]


@dataclass
class File:
    """One file of a subtitle here: id is the IDSubtitleFile."""
    id: int
    cd: int
    name: str
    hash: str               # of the video it fits, or ''
    size: int
    make: object            # -> bytes of the text
    _raw: object = None

    @property
    def raw(self):
        if self._raw is None:
            self._raw = self.make()
        return self._raw

    @property
    def md5(self):
        return hashlib.md5(self.raw).hexdigest()


@dataclass
class Entry:
    """A subtitle here: id is the IDSubtitle."""
    id: int
    sub: Subtitle
    language: str
    files: list
    bad: int = 0
    others: tuple = ()      # more hashes that lead here

    @property
    def work(self):
        return self.sub.work


def entries(catalogue):
    out = []
    sizes = {movie_hash(v): v.size for w in catalogue.works for v in w.videos}
    for sub in catalogue.subtitles:
        if sub.legacy_id is None or sub.language not in FROM_CATALOGUE:
            continue
        files = []
        for n, f in enumerate(sub.files):
            h = sub.hashes[n] if len(sub.files) > 1 and n < len(sub.hashes) else sub.hashes[0] if sub.hashes else ''
            name = f.file_name if len(sub.files) == 1 else f.file_name + '.' + sub.language.lower()
            files.append(File(f.file_id - 8_000_000 + FIRST_FILE, f.cd_number, name + '.srt', h, sizes.get(h, 0),
                              lambda s=sub, i=f.file_id: dialogue.write(s.cues(i)).encode()))
        others = sub.hashes[1:] if len(sub.files) == 1 else ()
        out.append(Entry(sub.legacy_id, sub, FROM_CATALOGUE[sub.language], files, others=others))
    return out


def words(text):
    return re.findall(r'\w+', str(text).lower().replace("'", '').replace('’', ''))


def imdb(value):
    """An IMDb id as people send it -> int, None where it is none."""
    text = str(value).strip()
    return int(text) if text.isdigit() else None


def movie_name(work):
    return '"%s" %s' % (work.show.title, work.title) if work.show else work.title


def kind(thing):
    return 'tv series' if not hasattr(thing, 'season') else 'episode' if thing.show else 'movie'


def title_of(thing):
    """As on IMDb's lists."""
    if kind(thing) == 'tv series':
        return '"%s" (%d) (TV series)' % (thing.title, thing.year)
    return '%s (%d)' % (movie_name(thing), thing.year)


class BadCondition(Exception):
    """Carries the status the service refuses with."""


def _check(c):
    if not isinstance(c, dict):
        raise BadCondition('408 Invalid parameters')
    if any(isinstance(v, (list, dict)) for v in c.values()):
        raise BadCondition('408 Invalid parameters')
    if c.get('imdbid') not in (None, '') and imdb(c['imdbid']) is None:
        raise BadCondition('413 Invalid ImdbID')
    if c.get('moviehash') and not re.fullmatch('[0-9a-f]{16}', str(c['moviehash'])):
        raise BadCondition('412 moviehash has invalid format (16 hexadecimal digits wanted)')
    for code in filter(None, str(c.get('sublanguageid', '')).split(',')):
        if code != 'all' and not re.fullmatch('[a-z]{3}', code):
            raise BadCondition('412 sublanguageid has invalid format (ISO 639-2 wanted)')


def _is_episode(work, c):
    return all(str(c.get(key, '')) in ('', '0', str(value))
               for key, value in (('season', work.season), ('episode', work.episode)))


def _matches(entry_list, c):
    """(entry, file, matched by) of one condition."""
    wanted = {v for v in str(c.get('sublanguageid') or 'all').split(',') if v}
    rows = [e for e in entry_list if 'all' in wanted or e.language in wanted]
    if c.get('moviehash') and c.get('moviebytesize'):
        h, size = c['moviehash'], str(c['moviebytesize'])
        return [(e, f, 'moviehash') for e in rows for f in e.files
                if (f.hash == h or h in e.others) and (h in e.others or str(f.size) == size)]
    if c.get('tag'):
        tag = re.sub(r'\.(mkv|mp4|avi|srt|sub)$', '', str(c['tag']).lower())
        chosen = [e for e in rows if tag == e.sub.release.lower()
                  or any(tag == re.sub(r'\.srt$', '', f.name.lower()) for f in e.files)]
        return [(e, f, 'tag') for e in chosen for f in e.files]
    if c.get('imdbid'):
        i = imdb(c['imdbid'])
        tags = [t.strip().lower() for t in str(c.get('tags') or '').split(',') if t.strip()]
        chosen = [e for e in rows if not e.work.sparse_ids
                  and (e.work.imdb_id == i or (e.work.show and e.work.show.imdb_id == i and _is_episode(e.work, c)))
                  and all(t in e.sub.release.lower() for t in tags)]
        return [(e, f, 'imdbid') for e in chosen for f in e.files]
    if c.get('query'):
        q = set(words(c['query']))
        chosen = []
        for e in rows:
            w = e.work
            texts = [w.title, w.original_title, *w.akas, str(w.year), e.sub.release]
            if w.show:
                texts += [w.show.title, *w.show.akas]
            if q and q <= set(words(' '.join(texts))) and (_is_episode(w, c) if w.show else not any(
                    str(c.get(k, '')) not in ('', '0') for k in ('season', 'episode'))):
                chosen.append(e)
        return [(e, f, 'fulltext') for e in chosen for f in e.files]
    return []


def search(entry_list, conditions, limit, old=False):
    """Rows of SearchSubtitles. Raises BadCondition."""
    out = []
    for number, c in enumerate(conditions[:MOST_CONDITIONS]):
        _check(c)
        found = _matches(entry_list, c)
        found.sort(key=lambda m: -m[0].sub.download_count)
        for entry, file, how in found:
            out.append(row(entry, file, how, None if old else number, c))
    return out[:max(0, min(limit, MOST_RESULTS))]


def _int32(text):
    """What PHP makes of a big number in an echo."""
    n = int(text) & 0xffffffff
    return n - (1 << 32) if n >= 1 << 31 else n


def row(entry, file, how, number, condition):
    """One struct of SearchSubtitles; number None: the older layout without the later fields."""
    s, w = entry.sub, entry.work
    by_hash = how == 'moviehash'
    iso, name = BY_CODE[entry.language]
    cues = re.findall(rb'--> (\d\d:\d\d:\d\d)', file.raw)
    uploader, rank = ('', '') if s.uploader[0] is None else s.uploader[1:]
    h = condition.get('moviehash', file.hash) if by_hash else '0'
    out = {
        'MatchedBy': how, 'IDSubMovieFile': str(file.id - FIRST_FILE + FIRST_LINK) if by_hash else '0', 'MovieHash': h,
        'MovieByteSize': str(condition.get('moviebytesize', file.size)) if by_hash else '0',
        'MovieTimeMS': str(w.minutes * 60_000) if by_hash else '0', 'IDSubtitleFile': str(file.id),
        'SubFileName': file.name, 'SubActualCD': str(file.cd), 'SubSize': str(len(file.raw)), 'SubHash': file.md5,
        'SubLastTS': cues[-1].decode() if cues else '', 'IDSubtitle': str(entry.id),
        'UserID': str(s.uploader[0] or 0), 'SubLanguageID': entry.language, 'SubFormat': 'srt',
        'SubSumCD': str(len(entry.files)), 'SubAuthorComment': s.comments or '',
        'SubAddDate': s.upload_date.replace('T', ' ').replace('Z', ''), 'SubBad': str(entry.bad),
        'SubRating': '%.1f' % s.ratings, 'SubDownloadsCnt': str(s.download_count), 'MovieReleaseName': ' ' + s.release,
        'MovieFPS': '%.3f' % s.fps, 'IDMovie': str(w.feature_id), 'IDMovieImdb': str(0 if w.sparse_ids else w.imdb_id),
        'MovieName': movie_name(w), 'MovieNameEng': '', 'MovieYear': str(w.year), 'MovieImdbRating': '7.1',
        'SubFeatured': '0', 'UserNickName': uploader, 'ISO639': iso, 'LanguageName': name, 'SubComments': '0',
        'SubHearingImpaired': str(int(s.hearing_impaired)), 'UserRank': rank.lower(), 'SeriesSeason': str(w.season),
        'SeriesEpisode': str(w.episode), 'MovieKind': kind(w), 'SubHD': str(int(s.hd)),
        'SeriesIMDBParent': str(w.show.imdb_id if w.show else 0), 'SubEncoding': 'UTF-8',
        'SubDownloadLink': 'http://dl.opensubtitles.org/en/download/src-api/vrf-00000000/filead/%d.gz' % file.id,
        'ZipDownloadLink': 'http://dl.opensubtitles.org/en/download/src-api/vrf-00000000/subad/%d' % entry.id,
        'SubtitlesLink': '%s/en/subtitles/%d/%s-%s' % (SITE, entry.id, '-'.join(words(w.title)), iso)}
    if number is not None:
        echo = dict(condition)
        if 'moviebytesize' in echo:
            echo['moviebytesize'] = _int32(echo['moviebytesize'])
        group = re.search(r'-([A-Za-z0-9]+)(\.FORCED)?$', s.release)
        out.update({
            'SubTSGroup': '1', 'SubTSGroupHash': hashlib.md5(b'%d' % entry.id).hexdigest(),
            'InfoReleaseGroup': group.group(1) if group else '', 'InfoFormat': 'BluRay' if 'BluRay' in s.release else '',
            'InfoOther': '', 'SubFromTrusted': str(int(bool(s.from_trusted))),
            'SubForeignPartsOnly': str(int(s.foreign_parts_only)),
            'SubAutoTranslation': str(int(s.machine_translated or s.ai_translated)), 'SubTranslator': '',
            'SubSumVotes': str(s.votes), 'QueryNumber': number if by_hash else str(number), 'QueryParameters': echo,
            'Score': round(20 + s.download_count / 1000, 4)})
    return out


def hash_facts(catalogue, entry_list, more):
    """moviehash -> rows of CheckMovieHash2, the best first. more: hash -> IMDb ids that people inserted."""
    works = {}
    for w in catalogue.works:
        for v in w.videos:
            if v.hash_known and w.known:
                works.setdefault(movie_hash(v), {}).setdefault(w.imdb_id, [w, 40, 0])
    for e in entry_list:
        for h in {f.hash for f in e.files if f.hash} | set(e.others):
            seen = works.setdefault(h, {}).setdefault(e.work.imdb_id, [e.work, 3, 0])
            seen[2] += 1
    by_imdb = {w.imdb_id: w for w in catalogue.works}
    for h, ids in more.items():
        for i in ids:
            if i in by_imdb:
                works.setdefault(h, {}).setdefault(i, [by_imdb[i], 1, 0])
    return {h: [{'MovieHash': h, 'MovieImdbID': '%07d' % w.imdb_id, 'MovieName': movie_name(w), 'MovieYear': str(w.year),
                 'MovieKind': kind(w), 'SeriesSeason': str(w.season), 'SeriesEpisode': str(w.episode),
                 'SeenCount': str(seen), 'SubCount': str(subs)}
                for w, seen, subs in sorted(found.values(), key=lambda x: (-x[1], -x[2]))]
            for h, found in works.items()}


def named(catalogue, text):
    """Films and shows whose title has all the words as a beginning; shows are popular, so they come first."""
    asked = words(text)

    def fits(thing):
        titles = words(' '.join([thing.title, *thing.akas] + ([thing.show.title] if getattr(thing, 'show', None) else [])))
        return asked and all(any(t.startswith(a) for t in titles) for a in asked)
    return [t for t in catalogue.shows + catalogue.works if getattr(t, 'known', True) and fits(t)]


def fact(thing):
    """As SuggestMovie tells of a film or show."""
    return {'MovieName': thing.title if kind(thing) == 'tv series' else movie_name(thing), 'MovieYear': str(thing.year),
            'MovieKind': 'tv' if kind(thing) == 'tv series' else kind(thing), 'IDMovieIMDB': '%07d' % thing.imdb_id}


def details(thing):
    """As GetIMDBMovieDetails."""
    out = {'cast': {'_0000096': 'Marta Lindqvist', '_0245705': 'Tobias Okafor'},
           'directors': {'_0000142': 'Ines Carvalho'}, 'writers': {'_0000217': 'Pavel Drozd'}, 'awards': [],
           'genres': ['Drama'], 'country': ['Portugal'], 'language': ['English'], 'certification': ['PG'],
           'rating': '7.1', 'votes': '919', 'id': '%07d' % thing.imdb_id, 'year': str(thing.year),
           'cover': 'http://images.invalid/cover.jpg', 'kind': kind(thing), 'title':
           thing.title if kind(thing) == 'tv series' else movie_name(thing), 'aka': list(thing.akas),
           'duration': '%d min' % getattr(thing, 'minutes', 45), 'tagline': '', 'trivia': '', 'goofs': '', 'plot': ''}
    return out


def detect(text):
    """SubLanguageID of a text by the sentences the sandbox knows; "unk" where it knows none."""
    counts = {language: sum(text.count(s) for s in dialogue.sentences(language)) for language in dialogue.LINES}
    best = max(counts, key=counts.get)
    return FROM_CATALOGUE.get(best, 'unk') if counts[best] else 'unk'
