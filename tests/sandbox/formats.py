# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain readers and writers of subtitle formats for the services that convert. Times in milliseconds."""
import html
import json
import re

from dialogue import Cue, _clock, _plain, write


def read(text):
    """The cues of SubRip, WebVTT, SubViewer (sbv) or MicroDVD text (at 25 fps); an empty list for all else."""
    text = text.lstrip('\ufeff').replace('\r\n', '\n')
    if re.match(r'\{\d+\}\{\d+\}', text):
        return [Cue(int(m[1]) * 40, int(m[2]) * 40, m[3].replace('|', '\n'))
                for m in re.finditer(r'^\{(\d+)\}\{(\d+)\}(.*)$', text, re.M)]
    time = r'(?:(\d+):)?(\d+):(\d+)[,.](\d+)'
    cues = []
    for block in re.split(r'\n{2,}', text):
        m = re.search(r'^%s *(?:-->|,) *%s.*\n((?:.|\n)*)' % (time, time), block + '\n', re.M)
        if m:
            a, b = ((int(h or 0) * 3600 + int(mi) * 60 + int(s)) * 1000 + int(ms.ljust(3, '0')[:3])
                    for h, mi, s, ms in (m.groups()[0:4], m.groups()[4:8]))
            cues.append(Cue(a, b, m.group(9).strip('\n')))
    return cues


def _hundredths(ms, sep='.'):
    return '%d:%02d:%02d%s%02d' % (ms // 3_600_000, ms // 60_000 % 60, ms // 1000 % 60, sep, ms % 1000 // 10)


def _ass(cues, advanced):
    style = 'Style' if advanced else 'Marked'
    rows = ''.join('Dialogue: %s,%s,%s,Default,,0,0,0,,%s\n' % (
        '0' if advanced else 'Marked=0', _hundredths(c.start), _hundredths(c.end),
        _plain(c.text).replace('\n', '\\N')) for c in cues)
    return ('[Script Info]\nScriptType: v4.00%s\n\n[Events]\nFormat: %s, Start, End, Style, Name, MarginL, MarginR, '
            'MarginV, Effect, Text\n%s' % ('+' if advanced else '', 'Layer' if advanced else style, rows))


def _sami(cues):
    rows = ''.join('<SYNC Start=%d><P Class=ENCC>%s\n<SYNC Start=%d><P Class=ENCC>&nbsp;\n' % (
        c.start, html.escape(_plain(c.text)).replace('\n', '<br>'), c.end) for c in cues)
    return '<SAMI><HEAD><TITLE></TITLE></HEAD><BODY>\n%s</BODY></SAMI>\n' % rows


def _each(pattern, mark='|'):
    def writer(cues, fps):
        return ''.join(pattern(c, _plain(c.text).replace('\n', mark)) for c in cues)
    return writer


# By the names KickAssSubtitles has for them: (extension, writer of cues and frame rate).
WRITERS = {
    'subrip': ('srt', lambda c, fps: write(c)), 'webvtt': ('vtt', lambda c, fps: write(c, 'webvtt')),
    'microdvd': ('sub', lambda c, fps: write(c, 'sub', fps or 23.976)), 'mplayer2': ('mpl', lambda c, fps: write(c, 'mpl')),
    'dfxp': ('dfxp', lambda c, fps: write(c, 'dfxp')), 'timedtext': ('ttml', lambda c, fps: write(c, 'dfxp')),
    'tmplayer': ('txt', _each(lambda c, t: '%s:%s\n' % (_clock(c.start, '.')[:8], t))),
    'youtubesbv': ('sbv', _each(lambda c, t: '%s,%s\n%s\n\n' % (_clock(c.start, '.')[1:], _clock(c.end, '.')[1:], t), '\n')),
    'substationalpha': ('ssa', lambda c, fps: _ass(c, False)),
    'substationalphaadvanced': ('ass', lambda c, fps: _ass(c, True)), 'sami': ('smi', lambda c, fps: _sami(c)),
    'subviewer2': ('sub', _each(lambda c, t: '%s,%s\n%s\n\n' % (
        _hundredths(c.start).zfill(11), _hundredths(c.end).zfill(11), t), '[br]')),
    'fabsubtitler': ('txt', _each(lambda c, t: '%s  %s\n%s\n\n' % (
        _hundredths(c.start, ':').zfill(11), _hundredths(c.end, ':').zfill(11), t), '\n')),
    'adobeencoredvd': ('txt', lambda c, fps: ''.join('%d %s %s %s\n' % (
        n, _hundredths(q.start, ':').zfill(11), _hundredths(q.end, ':').zfill(11), _plain(q.text).replace('\n', '\n'))
        for n, q in enumerate(c, 1))),
    'powerdivx': ('psb', _each(lambda c, t: '{%s}{%s}%s\n' % (_clock(c.start, '.')[:8], _clock(c.end, '.')[:8], t)))}


def amara_json(cues):
    """As Amara embeds subtitles in JSON."""
    return json.dumps([{'start': c.start, 'end': c.end, 'text': c.text.replace('\n', '<br>'), 'position': n,
                        'meta': {'new_paragraph': n == 1, 'region': None}} for n, c in enumerate(cues, 1)])
