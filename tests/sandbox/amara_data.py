# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Amara's videos on the web, their languages and versions, and the JSON shapes of its answers, apart from HTTP."""
import hashlib
import re
from dataclasses import dataclass, field

import dialogue
import formats

UNTIMED = ((99 * 60 + 59) * 60 + 59) * 1000      # where lines stand that nobody has timed
LANGUAGES = {'ar': 'Arabic', 'cs': 'Czech', 'de': 'German', 'en': 'English', 'es': 'Spanish', 'fr': 'French',
             'he': 'Hebrew', 'it': 'Italian', 'ja': 'Japanese', 'nl': 'Dutch', 'pl': 'Polish', 'pt': 'Portuguese',
             'pt-br': 'Portuguese, Brazilian', 'ru': 'Russian', 'sv': 'Swedish', 'vi': 'Vietnamese',
             'zh-hk': 'Chinese, Traditional (Hong Kong)', 'szl': 'Silesian', 'mfe': 'Mauritian Creole'}
RIGHT_TO_LEFT = ('ar', 'he')
FORMATS = {'srt': 'application/x-subrip', 'vtt': 'text/vtt', 'sbv': 'text/plain', 'ssa': 'text/plain',
           'dfxp': 'application/ttml+xml', 'txt': 'text/plain', 'json': 'application/json'}


class Refused(Exception):
    """Carries the status and the body."""


def invalid(**fields):
    return Refused(400, {k: [v] for k, v in fields.items()})


def truth(value):
    return str(value).lower() in ('true', '1', 'yes', 'on')


@dataclass
class Version:
    number: int
    author: str
    published: bool
    cues: list


@dataclass
class Lang:
    number: int
    code: str
    spoken: bool = False
    complete: bool = False
    title: str = ''
    description: str = ''
    created: str = '2019-02-05T21:50:08Z'
    versions: list = field(default_factory=list)     # oldest first

    @property
    def public(self):
        return next((v for v in reversed(self.versions) if v.published), None)


@dataclass
class Url:
    number: int
    url: str
    primary: bool
    original: bool


@dataclass
class Video:
    id: str
    title: str
    urls: list
    spoken: object = None           # code or None
    duration: object = None         # seconds or None
    description: str = ''
    created: str = '2019-02-05T21:50:08Z'
    team: object = None
    hidden: bool = False
    languages: list = field(default_factory=list)


def address(text):
    """What makes two addresses the same video; None for what is none."""
    text = str(text).strip()
    m = re.match(r'https?://(?:www\.|m\.)?(?:youtube\.com/watch\?(?:.*&)?v=|youtu\.be/)([\w-]{11})', text)
    if m:
        return 'youtube ' + m[1]
    m = re.match(r'https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?(\d+)', text)
    if m:
        return 'vimeo ' + m[1]
    m = re.match(r'https?://(?:www\.)?(?:dailymotion\.com/video|dai\.ly)/(\w+)', text)
    if m:
        return 'dailymotion ' + m[1]
    return text if re.match(r'https?://[\w.:-]+/.*\.(mp4|webm|ogv|ogg|flv|m4v|mov)(\?.*)?$', text) else None


def kind(text):
    return {'youtube': 'Y', 'vimeo': 'V', 'dailymotion': 'D'}.get((address(text) or '').split(' ')[0], 'H')


def videos():
    out = []

    def add(name, title, url, spoken, seconds, languages, **more):
        n = len(out)
        v = Video(hashlib.sha256(name.encode()).hexdigest()[:12], title, [Url(900 + 10 * n, url, True, True)], spoken,
                  seconds, created='2019-02-%02dT21:%02d:08Z' % (1 + n % 28, n % 60), **more)
        for i, (code, states) in enumerate(languages):
            lang = Lang(41_000 + 20 * n + i, code, code == spoken, True, title if code == spoken else '')
            source = {'pt-br': 'pt-BR'}.get(code, code)
            for number, published in enumerate(states, 1):
                cues = dialogue.make_cues('web ' + name, source, seconds * 1000, offset_ms=40 * number)
                if not published:
                    cues.append(dialogue.Cue(UNTIMED, UNTIMED, cues[0].text))
                lang.versions.append(Version(number, 'kestrel77' if number % 2 else 'old_mole', published, cues))
            lang.complete = any(states)
            v.languages.append(lang)
        out.append(v)
        return v
    add('kites', 'Paper Kites: a talk', 'https://www.youtube.com/watch?v=kItEs2012AB', 'en', 900,
        [('en', (True, True)), ('pl', (True,)), ('ja', (False,)), ('ar', (True, False))],
        description='How the kites were made.\nFilmed at the harbour.')
    out[0].urls.append(Url(901, 'http://media.invalid/talks/kites.mp4', False, False))
    add('lamps', 'Lighting the lamps', 'https://vimeo.com/76543210', 'de', 600, [('de', (True,)), ('fr', (True,))],
        team='harbour-museum')
    add('tram', 'The last tram', 'https://www.dailymotion.com/video/x7tgad0', 'fr', 480,
        [('fr', (True,)), ('pt-br', (True,))])
    add('bare', 'http:/.../light.mp4', 'http://media.invalid/harbour/light.mp4', None, None, [])
    add('hidden', 'Nobody sees this', 'https://www.youtube.com/watch?v=HiDdEn00000', 'en', 300, [('en', (True,))], hidden=True)
    for n in range(1, 31):
        add('talk %d' % n, 'Harbour talk %02d' % n, 'https://www.youtube.com/watch?v=haRbourTk%02d' % n, 'en', 240,
            [('en', (True,))])
    return out


def as_text(cues, name):
    """Subtitles in one of the service's formats."""
    writers = {'srt': lambda: dialogue.write(cues), 'vtt': lambda: dialogue.write(cues, 'webvtt'),
               'sbv': lambda: formats.WRITERS['youtubesbv'][1](cues, 0),
               'ssa': lambda: formats.WRITERS['substationalpha'][1](cues, 0),
               'dfxp': lambda: dialogue.write(cues, 'dfxp'), 'txt': lambda: dialogue.write(cues, 'txt'),
               'json': lambda: formats.amara_json(cues)}
    return writers[name]()


def from_text(text, name):
    """Cues of a posted text; an empty list where it cannot be read."""
    if name in ('srt', 'vtt', 'sbv'):
        return formats.read(text)
    if name == 'dfxp':
        found = re.findall(r'<p[^>]*begin="([\d:.,]+)"[^>]*end="([\d:.,]+)"[^>]*>(.*?)</p>', text, re.S)
    elif name == 'ssa':
        found = [(a, b, t) for a, b, t in re.findall(r'^Dialogue: [^,]*,([\d:.]+),([\d:.]+),(?:[^,]*,){6}(.*)$', text, re.M)]
    else:
        return []
    return formats.read('\n\n'.join('%s --> %s\n%s' % (_padded(a), _padded(b), t) for a, b, t in found))


def _padded(time):
    return time if '.' in time or ',' in time else time + '.000'
