# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A modest reading of release names, in the shape /utilities/guessit answers with (keys in the documented order)."""
import re

KEYS = ('title', 'year', 'season', 'episode', 'episode_title', 'language', 'subtitle_language', 'screen_size',
        'streaming_service', 'source', 'other', 'audio_codec', 'audio_channels', 'audio_profile', 'video_codec',
        'release_group', 'type')

SOURCES = (('WEB-?DL|WEBDL', 'WEB-DL'), ('WEB-?Rip', 'WEBRip'), ('Blu-?Ray|BDRip|BRRip', 'BluRay'),
           ('DVD-?Rip|DVD', 'DVD'), ('HDTV', 'HDTV'), ('WEB', 'Web'))
SERVICES = (('NF', 'Netflix'), ('AMZN', 'Amazon Prime'), ('DSNP', 'Disney'), ('HMAX', 'HBO Max'))
VIDEO = (('[xh]\\.?264', 'H.264'), ('[xh]\\.?265|HEVC', 'H.265'), ('XviD', 'Xvid'), ('DivX', 'DivX'))
AUDIO = (('DDP|DD\\+|E-?AC-?3', 'Dolby Digital Plus'), ('TrueHD', 'TrueHD'), ('DTS', 'DTS'), ('AAC', 'AAC'),
         ('AC3|DD', 'Dolby Digital'), ('FLAC', 'FLAC'))
LANGUAGES = (('GERMAN', 'de'), ('FRENCH', 'fr'), ('POLISH', 'pl'), ('JAPANESE', 'ja'), ('SPANISH', 'es'))


def guess(filename):
    """Properties of a file name; every key of KEYS is there, None where nothing was found."""
    found = dict.fromkeys(KEYS)
    name = re.sub(r'\.(mkv|mp4|avi|m4v|ts|srt|sub)$', '', filename.rsplit('/', 1)[-1], flags=re.I)
    edge = len(name)
    after_episode = None

    def take(pattern):
        nonlocal edge
        m = re.search(r'(?:^|[ ._\-\[(])(%s)(?=$|[ ._\-\])])' % pattern, name, re.I)
        if m and m.start() > 0:
            edge = min(edge, m.start())
        return m

    def first(table):
        return next((value for pattern, value in table if take(pattern)), None)

    m = take(r's(\d{1,2})[ ._]?e(\d{1,3})') or take(r'(\d{1,2})x(\d{1,3})')
    if m:
        found['season'], found['episode'] = int(m.group(2)), int(m.group(3))
        after_episode = m.end()
    m = re.search(r'.[ ._(\[]((?:19|20)\d\d)(?=$|[ ._)\]])', name)
    if m:
        found['year'] = int(m.group(1))
        edge = min(edge, m.start() + 1)
    m = take(r'(?:480|576|720|1080|2160)[pi]')
    if m:
        found['screen_size'] = m.group(1).lower()
    found['source'] = first(SOURCES)
    found['streaming_service'] = first(SERVICES)
    found['video_codec'] = first(VIDEO)
    m = re.search(r'(?:^|[ ._-])(%s)[ ._]?(\d\.\d)?(?=$|[ ._-])' % '|'.join(p for p, _ in AUDIO), name, re.I)
    if m:
        found['audio_codec'] = next(v for p, v in AUDIO if re.fullmatch(p, m.group(1), re.I))
        found['audio_channels'] = m.group(2)
        edge = min(edge, m.start())
    found['audio_profile'] = 'Atmos' if take('Atmos') else None
    found['language'] = first(LANGUAGES)
    found['other'] = 'Proper' if take('PROPER|REPACK') else None
    m = re.search(r'-([A-Za-z0-9]+)$', name)
    if m and edge < m.start():
        found['release_group'] = m.group(1)
    found['title'] = re.sub(r'[ ._]+', ' ', name[:edge]).strip(' -([') or None
    if after_episode is not None:
        rest = name[after_episode:]
        stop = re.search(r'[ ._\-\[(](?:\d{3,4}[pi]|%s|PROPER|REPACK)(?=$|[ ._\-\])])'
                         % '|'.join(p for p, _ in SOURCES + SERVICES + VIDEO + LANGUAGES), rest, re.I)
        title = re.sub(r'[ ._]+', ' ', rest[:stop.start()] if stop else rest).strip(' -')
        found['episode_title'] = title or None
    found['type'] = 'movie' if found['season'] is None else 'episode'
    return found
