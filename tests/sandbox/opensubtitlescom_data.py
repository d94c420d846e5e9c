# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""OpenSubtitles.com REST v1: what a search selects and the JSON shapes of its answers, apart from HTTP.

Types and nulls follow recorded answers: attributes of a search differ a little from those of /discover, which are
known only from the published description.
"""
import re

from guess import guess

SITE = 'https://www.opensubtitles.com'
PER_PAGE = 50
OVERLAP = 5     # rows a page repeats from the one before; real pages overlap too

DEFAULTS = {'page': '1', 'ai_translated': 'include', 'machine_translated': 'exclude', 'hearing_impaired': 'include',
            'foreign_parts_only': 'include', 'trusted_sources': 'include', 'moviehash_match': 'include',
            'type': 'all', 'order_direction': 'desc', 'query_match': 'start', 'full_search': 'false',
            'language': 'all'}
IDS = ('id', 'imdb_id', 'tmdb_id', 'parent_imdb_id', 'parent_tmdb_id', 'parent_feature_id', 'feature_id')
ORDER_BY = ('language', 'download_count', 'new_download_count', 'hearing_impaired', 'hd', 'fps', 'votes', 'points',
            'ratings', 'from_trusted', 'foreign_parts_only', 'ai_translated', 'machine_translated', 'upload_date',
            'release', 'comments')
OUTPUT_FORMATS = ['srt', 'sub', 'mpl', 'webvtt', 'dfxp', 'txt']
ISO_639_2B = {'eng': 'en', 'pol': 'pl', 'ger': 'de', 'fre': 'fr', 'pob': 'pt-br', 'ara': 'ar', 'jpn': 'ja',
              'spa': 'es', 'ita': 'it', 'cze': 'cs', 'rus': 'ru'}

LANGUAGES = '''af Afrikaans|sq Albanian|ar Arabic|an Aragonese|hy Armenian|at Asturian|eu Basque|be Belarusian
bn Bengali|bs Bosnian|br Breton|bg Bulgarian|my Burmese|ca Catalan|zh-cn Chinese (simplified)|cs Czech|da Danish
nl Dutch|en English|eo Esperanto|et Estonian|fi Finnish|fr French|ka Georgian|de German|gl Galician|el Greek|he Hebrew
hi Hindi|hr Croatian|hu Hungarian|is Icelandic|id Indonesian|it Italian|ja Japanese|kk Kazakh|km Khmer|ko Korean
lv Latvian|lt Lithuanian|lb Luxembourgish|mk Macedonian|ml Malayalam|ms Malay|ma Manipuri|mn Mongolian|no Norwegian
oc Occitan|fa Persian|pl Polish|pt-pt Portuguese|ru Russian|sr Serbian|si Sinhalese|sk Slovak|sl Slovenian|es Spanish
sw Swahili|sv Swedish|sy Syriac|ta Tamil|te Telugu|tl Tagalog|th Thai|tr Turkish|uk Ukrainian|ur Urdu|uz Uzbek
vi Vietnamese|ro Romanian|pt-br Portuguese (Brazilian)|me Montenegrin|zh-tw Chinese (traditional)
ze Chinese bilingual|ea Spanish (Latin America)|sp Spanish (Europe)'''


def languages():
    rows = [row.split(' ', 1) for line in LANGUAGES.split('\n') for row in line.split('|')]
    return [{'language_code': code, 'language_name': name} for code, name in rows]


def canonical(pairs):
    """The pairs as the service wants them: sorted, lower case, no defaults, plain ids, sorted languages."""
    out = {}
    for key, value in pairs:
        key, value = key.lower(), value.lower().strip()
        if key in IDS:
            value = re.sub(r'^(tt)?0*', '', value)
        if key == 'languages':
            value = ','.join(sorted(v.strip() for v in value.split(',') if v.strip()))
        if value and DEFAULTS.get(key) != value:
            out[key] = value
    return sorted(out.items())


def words(text):
    return re.findall(r'\w+', text.lower().replace("'", '').replace('’', ''))


def _titles(work):
    texts = [work.title, work.original_title, *work.akas, str(work.year)]
    if work.show:
        texts += [work.show.title, *work.show.akas]
    return set(words(' '.join(texts)))


def _query_filter(query):
    """A test for subtitles from free text or a file name."""
    seen = guess(query)
    wanted = [w for w in words(seen['title'] or query) if w]

    def test(sub):
        work = sub.work
        if not set(wanted) <= _titles(work) | set(words(sub.release)):
            return False
        if seen['season'] is not None and (work.season, work.episode) != (seen['season'], seen['episode']):
            return False
        return seen['year'] is None or bool(work.show) or abs(seen['year'] - work.year) <= 1
    return test


def _flag(how, value):
    return {'exclude': not value, 'only': bool(value)}.get(how, True)


def _id_filters(p):
    getters = {'id': lambda w: w.feature_id, 'imdb_id': lambda w: w.imdb_id, 'tmdb_id': lambda w: w.tmdb_id,
               'parent_imdb_id': lambda w: w.show and w.show.imdb_id,
               'parent_tmdb_id': lambda w: w.show and w.show.tmdb_id,
               'parent_feature_id': lambda w: w.show and w.show.feature_id}
    return [(get, p[key]) for key, get in getters.items() if key in p]


def search(subtitles, p):
    """The subtitles a canonical query p (dict) selects, in the service's order.

    Ids beat free text. A hash adds what matches it; with nothing else it is the whole question.
    """
    ids = _id_filters(p)
    by_query = _query_filter(p['query']) if 'query' in p else None
    hashed = p.get('moviehash')
    asked = {ISO_639_2B.get(v, v) for v in p.get('languages', '').split(',') if v} - {'all'}

    def wanted(s):
        w = s.work
        match = hashed is not None and hashed in s.hashes
        if ids:
            named = all(str(get(w)) == value for get, value in ids) and not w.sparse_ids
        elif by_query:
            named = by_query(s)
        else:
            named = hashed is None
        if not (named or (match and not ids)) or (p.get('moviehash_match') == 'only' and not match):
            return False
        if asked and s.language.lower() not in asked:
            return False
        if not match and (('season_number' in p and str(w.season) != p['season_number'])
                          or ('episode_number' in p and str(w.episode) != p['episode_number'])
                          or ('year' in p and str(w.year) != p['year'])):
            return False
        kind = p.get('type', 'all')
        return ((kind == 'all' or (kind == 'episode') == bool(w.show))
                and _flag(p.get('ai_translated', 'include'), s.ai_translated)
                and _flag(p.get('machine_translated', 'exclude'), s.machine_translated)
                and _flag(p.get('hearing_impaired', 'include'), s.hearing_impaired)
                and _flag(p.get('foreign_parts_only', 'include'), s.foreign_parts_only)
                and _flag(p.get('trusted_sources', 'include'), s.from_trusted)
                and ('uploader_id' not in p or str(s.uploader[0]) == p['uploader_id']))

    found = [s for s in subtitles if wanted(s)]
    key = p.get('order_by')
    if key in ORDER_BY:
        found.sort(key=lambda s: (getattr(s, key, 0) is not None, getattr(s, key, 0) or 0)
                   if key not in ('comments', 'release', 'language', 'upload_date') else (True, getattr(s, key) or ''),
                   reverse=p.get('order_direction', 'desc') == 'desc')
    else:
        found.sort(key=lambda s: -s.download_count)
    if hashed:
        found.sort(key=lambda s: hashed not in s.hashes)
    return found


def page_of(found, number):
    """One page of results as the outer object without `data`, and its rows. Pages overlap by OVERLAP rows;
    total_count counts rows, so it and total_pages agree, and every result is on some page."""
    step = PER_PAGE - OVERLAP
    pages = 0 if not found else 1 + max(0, -(-(len(found) - PER_PAGE) // step))
    total = len(found) + OVERLAP * max(0, pages - 1)
    start = (number - 1) * step
    rows = found[start:start + PER_PAGE] if number <= pages else []
    return {'total_pages': pages, 'total_count': total, 'per_page': PER_PAGE, 'page': number}, rows


def _slug(text):
    return re.sub(r'[^a-z0-9]+', '-', text.lower()).strip('-')


def _image(feature_id):
    digits = str(feature_id)[::-1]
    return '/'.join(['https://s9.opensubtitles.com/features', *digits[:3], '%d.jpg' % feature_id])


def movie_name(work):
    if work.movie_name:
        return work.movie_name
    if work.show:
        return '%s - S%02dE%02d  %s' % (work.show.title, work.season, work.episode, work.title)
    return '%d - %s' % (work.year, work.title)


def feature_details(work):
    out = {'feature_id': work.feature_id, 'feature_type': 'Episode' if work.show else 'Movie',
           'year': None if work.sparse_ids else work.year, 'title': work.title, 'movie_name': movie_name(work),
           'imdb_id': None if work.sparse_ids else work.imdb_id, 'tmdb_id': None if work.sparse_ids else work.tmdb_id}
    if work.show:
        out.update(season_number=work.season, episode_number=work.episode, parent_imdb_id=work.show.imdb_id,
                   parent_title=work.show.title, parent_tmdb_id=work.show.tmdb_id,
                   parent_feature_id=work.show.feature_id)
    return out


def _related(sub, language):
    w = sub.work
    if not w.show:
        return [{'label': 'All subtitles for %s' % w.title.lower(),
                 'url': '%s/%s/movies/%d-%s' % (SITE, language, w.year, _slug(w.title)),
                 'img_url': _image(w.feature_id)}]
    return [{'label': 'All subtitles for Tv Show %s' % w.show.title,
             'url': '%s/%s/features/redirect/%d' % (SITE, language, w.show.feature_id),
             'img_url': _image(w.feature_id)},
            {'label': 'All subtitles for Episode %s' % w.title.lower(),
             'url': '%s/%s/features/redirect/%d' % (SITE, language, w.feature_id)}]


def subtitle(sub, hashed=None):
    """One element of `data` of /subtitles. file_hashes come without a hash in the query, moviehash_match with one."""
    attributes = {
        'subtitle_id': str(sub.subtitle_id), 'language': sub.language, 'download_count': sub.download_count,
        'new_download_count': sub.new_download_count, 'hearing_impaired': sub.hearing_impaired, 'hd': sub.hd,
        'fps': float(sub.fps), 'votes': sub.votes, 'ratings': float(sub.ratings), 'from_trusted': sub.from_trusted,
        'foreign_parts_only': sub.foreign_parts_only, 'upload_date': sub.upload_date}
    if hashed is None:
        attributes['file_hashes'] = list(sub.hashes)
    attributes.update(ai_translated=sub.ai_translated, nb_cd=len(sub.files))
    if sub.subtitle_id % 10:
        attributes['slug'] = _slug('%s-%s' % (sub.legacy_id or '', sub.release))
    attributes.update({
        'machine_translated': sub.machine_translated, 'release': sub.release, 'comments': sub.comments,
        'legacy_subtitle_id': sub.legacy_id, 'legacy_uploader_id': 0,
        'uploader': dict(zip(('uploader_id', 'name', 'rank'), sub.uploader)),
        'feature_details': feature_details(sub.work),
        'url': '%s/%s/subtitles/legacy/%s' % (SITE, sub.language, sub.legacy_id or sub.subtitle_id),
        'related_links': _related(sub, sub.language),
        'files': [{'file_id': f.file_id, 'cd_number': f.cd_number, 'file_name': f.file_name} for f in sub.files]})
    if hashed is not None:
        attributes['moviehash_match'] = hashed in sub.hashes
    return {'id': str(sub.subtitle_id), 'type': 'subtitle', 'attributes': attributes}


def discovered(sub):
    """One element of /discover/latest and /discover/most_downloaded, as the published description shows it."""
    out = subtitle(sub)
    a = out['attributes']
    for key in ('file_hashes', 'slug', 'nb_cd', 'legacy_uploader_id'):
        a.pop(key, None)
    a.update(format='srt' if sub.subtitle_id % 3 else '', points=0, ratings=int(sub.ratings),
             upload_date=sub.upload_date.replace('Z', '.000Z'))
    for f in a['files']:
        f['file_name'] += '.srt'
    return out


def _counts(subs):
    counts = {}
    for s in subs:
        counts[s.language] = counts.get(s.language, 0) + 1
    return dict(sorted(counts.items(), key=lambda c: -c[1]))


def feature(thing, catalogue, kind='feature'):
    """One element of /features and /discover/popular; thing is a Work or a Show. Absent values are ""."""
    is_show = not hasattr(thing, 'season')
    works = thing.episodes if is_show else [thing]
    members = {id(w) for w in works}
    counts = _counts(s for s in catalogue.subtitles if id(s.work) in members)
    show = None if is_show else thing.show
    title = '"%s" %s' % (show.title, thing.title) if show else thing.title
    bare = not is_show and thing.sparse_ids
    folder = 'tvshows' if is_show or show else 'movies'
    attributes = {
        'title': title, 'original_title': getattr(thing, 'original_title', ''),
        'year': '' if bare else str(thing.year), 'subtitles_counts': counts, 'subtitles_count': sum(counts.values()),
        'seasons_count': len({w.season for w in works}) if is_show else 0,
        'parent_title': show.title if show else '', 'season_number': thing.season if show else 0,
        'episode_number': thing.episode if show else '', 'imdb_id': '' if bare else thing.imdb_id,
        'tmdb_id': '' if bare else thing.tmdb_id, 'parent_imdb_id': show.imdb_id if show else '',
        'feature_id': str(thing.feature_id), 'title_aka': [title, *thing.akas],
        'feature_type': 'Tvshow' if is_show else 'Episode' if show else 'Movie',
        'url': '%s/en/%s/%d-%s' % (SITE, folder, thing.year, _slug(thing.title)),
        'img_url': '' if show and thing.episode % 2 else _image(thing.feature_id)}
    if is_show:
        attributes['seasons'] = [
            {'season_number': n, 'episodes': [
                {'episode_number': w.episode, 'title': '"%s" %s' % (thing.title, w.title), 'feature_id': w.feature_id,
                 'feature_imdb_id': w.imdb_id} for w in works if w.season == n]}
            for n in sorted({w.season for w in works})]
    return {'id': str(thing.feature_id), 'type': kind, 'attributes': attributes}


def features(catalogue, p):
    """The works and shows a canonical /features query selects."""
    things = [t for t in catalogue.shows + catalogue.works if getattr(t, 'known', True)]

    def kind(t):
        return 'tvshow' if not hasattr(t, 'season') else 'episode' if t.show else 'movie'

    def named(t):
        query = p['query']
        titles = [t.title] + (list(t.akas) + [getattr(t, 'original_title', '')] if p.get('full_search') == 'true' else [])
        titles = [' '.join(words(x)) for x in titles if x]
        q = ' '.join(words(query))
        how = p.get('query_match', 'start')
        if how == 'exact':
            return q in titles
        if how == 'word':
            return any(set(q.split()) <= set(x.split()) for x in titles)
        return any(x.startswith(q) or re.sub('^(the|a|die|der|das) ', '', x).startswith(q) for x in titles)

    if p.get('type', 'all') != 'all':
        things = [t for t in things if kind(t) == p['type']]
    for key in ('feature_id', 'imdb_id', 'tmdb_id'):
        if key in p:
            things = [t for t in things if str(getattr(t, key)) == p[key] and not getattr(t, 'sparse_ids', False)]
    if 'query' in p:
        things = [t for t in things if named(t)]
        if 'year' in p:
            things = [t for t in things if str(t.year) == p['year']]
    return things
