#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many requests legenda-cli makes for the 100 episodes of one show, five seasons of twenty.

The goal is about finding: at most 15 search requests for 100 episodes. A download is no search; it costs two more
requests each (the link, and the text behind it), which are counted apart. Run by hand it downloads everything in one
language, paced as the service wants it, which takes a minute or two for each catalogue.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import urllib.request

ROOT = pathlib.Path(os.environ.get('LEGENDA_SOURCE_DIR') or pathlib.Path(__file__).resolve().parents[2])
BIN = pathlib.Path(os.environ.get('LEGENDA_BIN_DIR') or ROOT / 'build' / 'bin')
CATALOGUES = {'thin': 'two versions of each episode', 'rich': 'eight versions and more of each',
              'half': 'every other episode is missing'}
GOAL = 15   # search requests for 100 episodes


class Town:
    """The sandbox with one of its catalogues, the videos of the show, and a home that begins empty."""

    def __init__(self, catalogue):
        self._folder = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self._folder.name)
        self._sandbox = subprocess.Popen(
            [sys.executable, str(ROOT / 'tests/sandbox/sandbox.py'), '--stdin-eof', '--harbour', catalogue,
             '--make-all-videos', str(self.folder / 'library')], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._urls = json.loads(self._sandbox.stdout.readline())
        self.show = self.folder / 'library' / 'The Long Harbour'

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._sandbox.stdin.close()
        self._sandbox.wait(timeout=20)
        self._sandbox.stdout.close()
        self._folder.cleanup()

    def requests(self):
        """By what they are for: search, link, text, other; since the last call."""
        with urllib.request.urlopen(self._urls['control'] + '/log') as reply:
            log = json.load(reply)
        log = log['log'] if isinstance(log, dict) else log
        new, self._seen = log[getattr(self, '_seen', 0):], len(log)
        kinds = {'/subtitles': 'search', '/download': 'link', '/link': 'text'}
        counts = {'search': 0, 'link': 0, 'text': 0, 'other': 0}
        for request in new:
            counts[kinds.get(request['route'], 'other')] += 1
        return counts

    def cli(self, *words):
        variables = {k: v for k, v in os.environ.items() if not k.startswith(('LEGENDA_', 'XDG_'))}
        variables.update({'HOME': str(self.folder / 'home'), 'LEGENDA_KEYRING': 'off', 'LC_ALL': 'C.UTF-8',
                          'ASAN_OPTIONS': 'detect_leaks=0',
                          'LEGENDA_OPENSUBTITLES_COM_URL': self._urls['opensubtitles-com'],
                          'LEGENDA_OPENSUBTITLES_COM_API_KEY': 'sandbox',
                          'LEGENDA_OPENSUBTITLES_COM_USERNAME': 'vip', 'LEGENDA_OPENSUBTITLES_COM_PASSWORD': 'vip'})
        for name in ('CONFIG', 'CACHE', 'DATA', 'STATE'):
            variables['XDG_%s_HOME' % name] = str(self.folder / 'home' / name.lower())
        (self.folder / 'home').mkdir(exist_ok=True)
        run = subprocess.run([str(BIN / 'legenda-cli'), *map(str, words)], capture_output=True, env=variables)
        return [json.loads(line) for line in run.stdout.splitlines()]

    def download(self, languages, *words):
        """(items with a subtitle, items, requests) of one run for the whole show."""
        lines = self.cli('download', '--json', '--languages', languages, *words, self.show)
        return sum('id' in line and 'error' not in line for line in lines), len(lines), self.requests()


def main():
    print('%-6s %-9s %-9s %-8s %8s %7s %7s %7s' % ('', 'languages', 'found', 'run', 'searches', 'links', 'texts', 'all'))
    worst = 0
    for catalogue, meaning in CATALOGUES.items():
        print('%s: %s' % (catalogue, meaning))
        with Town(catalogue) as town:
            for languages, words, run in (('en,pl,de', ['--dry-run'], 'find'), ('en,pl,de', ['--dry-run'], 'again'),
                                          ('en', [], 'get')):
                found, items, counts = town.download(languages, *words)
                print('%-6s %-9s %3d of %-3d %-8s %6d %9d %7d %7d' % ('', languages, found, items, run, counts['search'],
                                                                   counts['link'], counts['text'], sum(counts.values())))
                worst = max(worst, counts['search'])
    print('most search requests for 100 episodes: %d (goal: at most %d)' % (worst, GOAL))
    return 0 if worst <= GOAL else 1


if __name__ == '__main__':
    sys.exit(main())
