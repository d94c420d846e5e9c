#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How legenda-cli treats four services: how often it asks, and whether one waits for another.

  hashes    one search for the 100 episodes of a show on OpenSubtitles.org, by the hashes of the files (goal: 1 request)
  together  a video and an address of the web, for which all four services are asked, each of them slow in its own way:
            the time for all beside that of the slowest alone and the sum (goal: that of the slowest)
  again     the same questions a second time, by a program that was started anew (goal: no request)

Names of parts as arguments choose. Prints what is, and ends with 1 where a goal is missed.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(os.environ.get('LEGENDA_SOURCE_DIR') or pathlib.Path(__file__).resolve().parents[2])
BIN = pathlib.Path(os.environ.get('LEGENDA_BIN_DIR') or ROOT / 'build' / 'bin')
PROVIDERS = ('opensubtitles-com', 'opensubtitles-org', 'kickasssubtitles', 'amara')
# Where each service is slow, in ms: long beside what starting the program takes.
SLOW = {'opensubtitles-com': ('/subtitles', 2500), 'opensubtitles-org': ('/SearchSubtitles', 4000),
        'kickasssubtitles': ('/search', 3000), 'amara': ('/videos', 3500)}
TALK = 'https://www.youtube.com/watch?v=kItEs2012AB'
SESSIONS = ('/login', '/LogIn', '/LogOut', '/NoOperation')     # what a program needs before it may ask
MOST_OF_SLOWEST = 1.25      # together, beside the slowest alone


class Town:
    """The sandbox, its videos, and a home that begins empty."""

    def __init__(self, *arguments):
        self._folder = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self._folder.name)
        self._sandbox = subprocess.Popen(
            [sys.executable, str(ROOT / 'tests/sandbox/sandbox.py'), '--stdin-eof', *arguments, '--make-all-videos',
             str(self.folder / 'library')], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._urls = json.loads(self._sandbox.stdout.readline())
        self._seen = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._sandbox.stdin.close()
        self._sandbox.wait(timeout=20)
        self._sandbox.stdout.close()
        self._folder.cleanup()

    def control(self, name, payload=None):
        data = None if payload is None else json.dumps(payload).encode()
        with urllib.request.urlopen(self._urls['control'] + '/' + name, data) as reply:
            return json.load(reply)

    def requests(self):
        """The log since the last call."""
        log = self.control('log')
        new, self._seen = log[self._seen:], len(log)
        return new

    def cli(self, *words, home='home'):
        """-> (lines, seconds)"""
        variables = {k: v for k, v in os.environ.items() if not k.startswith(('LEGENDA_', 'XDG_'))}
        variables.update({'HOME': str(self.folder / home), 'LEGENDA_KEYRING': 'off', 'LC_ALL': 'C.UTF-8',
                          'ASAN_OPTIONS': 'detect_leaks=0'})
        for provider in PROVIDERS:
            name = 'LEGENDA_%s_' % provider.upper().replace('-', '_')
            variables.update({name + 'URL': self._urls[provider], name + 'API_KEY': 'sandbox', name + 'USERNAME': 'vip',
                              name + 'PASSWORD': 'vip'})
        for name in ('CONFIG', 'CACHE', 'DATA', 'STATE'):
            variables['XDG_%s_HOME' % name] = str(self.folder / home / name.lower())
        (self.folder / home).mkdir(exist_ok=True)
        begin = time.monotonic()
        run = subprocess.run([str(BIN / 'legenda-cli'), *map(str, words)], capture_output=True, env=variables, text=True)
        seconds = time.monotonic() - begin
        if run.returncode not in (0, 1):
            print('  legenda-cli %s ended with %d: %s' % (' '.join(map(str, words)), run.returncode, run.stderr.strip()[-300:]))
        return [json.loads(line) for line in run.stdout.splitlines() if line.startswith('{')], seconds


def hashes():
    with Town() as town:
        show = town.folder / 'library' / 'The Long Harbour'
        lines, _ = town.cli('search', '--json', '--languages', 'en', '--providers', 'opensubtitles-org', show)
        log = town.requests()
        asked = [r for r in log if r['route'] == '/SearchSubtitles']
        by_hash = sum('moviehash' in r['body'] for r in asked)
        found = {line['video'] for line in lines if line.get('matched_by') == 'hash'}
        videos = len(list(show.rglob('*.mkv')))
        print('hashes: %d episodes on OpenSubtitles.org: %d search request%s by hash (goal: 1) that found %d of them, '
              '%d more for the other %d' % (videos, by_hash, '' if by_hash == 1 else 's', len(found),
                                            len(asked) - by_hash, videos - len(found)))
        return by_hash == 1 and len(found) > 50


def together():
    with Town() as town:
        video = next((town.folder / 'library').rglob('Paper.Kites*.mkv'))
        town.control('quirks', {'service': 'kickasssubtitles', 'polls': 0})
        for provider, (route, wait) in SLOW.items():
            town.control('fault', {'route': '%s:%s' % (provider, route), 'kind': 'delay', 'arg': wait})
        alone = {}
        for provider in PROVIDERS:
            lines, alone[provider] = town.cli('search', '--json', '--languages', 'en', '--providers', provider, video, TALK,
                                              home=provider)
            asked = sum(r['route'] == SLOW[provider][0] for r in town.requests())
            print('together: %-18s alone %5.2f s, %d slow requests, %d hits' % (
                provider, alone[provider], asked, sum('id' in line for line in lines)))
        lines, all_of_them = town.cli('search', '--json', '--languages', 'en', video, TALK, home='all')
        slowest, total = max(alone.values()), sum(alone.values())
        print('together: all four %5.2f s: %.2f x the slowest alone (%.2f s; goal: at most %.2f x), %.2f x the sum '
              '(%.2f s); hits of %s' % (all_of_them, all_of_them / slowest, slowest, MOST_OF_SLOWEST, all_of_them / total,
                                        total, ', '.join(sorted({line['provider'] for line in lines if 'id' in line}))))
        return all_of_them <= MOST_OF_SLOWEST * slowest


def again():
    with Town() as town:
        videos = [next((town.folder / 'library').rglob(name + '*.mkv')) for name in ('Paper.Kites', 'Copper.Street.S01E01')]
        questions = [('search', '--json', '--languages', 'en,pl', *videos, TALK), *(('languages', '--json', p) for p in PROVIDERS if p != 'kickasssubtitles'),
                     ('identify', '--json', *videos), ('suggest', '--json', 'copper street')]
        good = True
        for words in questions:
            counts = []
            for _ in range(2):
                town.cli(*words)
                log = [r for r in town.requests() if r['route'] not in SESSIONS]
                counts.append(['%s %s' % (r['service'], r['route']) for r in log])
            name = ' '.join(w for w in map(str, words[:3]) if w in ('languages', *PROVIDERS)) or words[0]
            print('again: %-27s first %2d requests, then %2d (goal: 0)%s' % (
                name, len(counts[0]), len(counts[1]), ': ' + ', '.join(sorted(set(counts[1]))) if counts[1] else ''))
            good = good and not counts[1]
        return good


def main():
    parts = {'hashes': hashes, 'together': together, 'again': again}
    unknown = set(sys.argv[1:]) - set(parts)
    if unknown:
        sys.exit(__doc__)
    results = [parts[name]() for name in (sys.argv[1:] or parts)]
    return 0 if all(results) else 1


if __name__ == '__main__':
    sys.exit(main())
