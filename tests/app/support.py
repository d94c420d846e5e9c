# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the programs share: a private home, the sandbox, and running legenda-cli."""
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest
import urllib.request

ROOT = pathlib.Path(os.environ.get('LEGENDA_SOURCE_DIR') or pathlib.Path(__file__).resolve().parents[2])
BIN = pathlib.Path(os.environ.get('LEGENDA_BIN_DIR') or ROOT / 'build' / 'bin')


class Run:
    def __init__(self, done):
        self.status = done.returncode
        self.out = done.stdout
        self.err = done.stderr.decode('utf-8', 'replace')

    @property
    def lines(self):
        return [json.loads(line) for line in self.out.decode('utf-8').splitlines()]


def make_video(path, size, movie_hash=None, fill=b''):
    """A sparse file; its first eight bytes give it the movie hash."""
    path = pathlib.Path(path) if not isinstance(path, bytes) else path
    if isinstance(path, pathlib.Path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, 'wb') as f:
        f.truncate(size)
        if movie_hash:
            f.write(struct.pack('<Q', (int(movie_hash, 16) - size) % 2**64))
        elif fill:
            f.write(fill)


class Home(unittest.TestCase):
    """Each test has a home of its own: settings, history and caches begin empty."""
    environment = {}

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = pathlib.Path(self._folder.name)
        self.videos = self.folder / 'videos'
        self.videos.mkdir()

    def variables(self, env=None):
        home = self.folder / 'home'
        home.mkdir(exist_ok=True)
        variables = {k: v for k, v in os.environ.items() if not k.startswith(('LEGENDA_', 'XDG_'))}
        variables.update({'HOME': str(home), 'LEGENDA_KEYRING': 'off', 'LC_ALL': 'C.UTF-8', 'ASAN_OPTIONS': 'detect_leaks=0'})
        for name in ('CONFIG', 'CACHE', 'DATA', 'STATE'):
            variables['XDG_%s_HOME' % name] = str(home / name.lower())
        variables.update(self.environment)
        variables.update(env or {})
        return variables

    def cli(self, *words, stdin=b'', env=None, cwd=None):
        done = subprocess.run([str(BIN / 'legenda-cli'), *map(os.fspath, words)], input=stdin, capture_output=True,
                              env=self.variables(env), cwd=cwd or self.folder, timeout=120)
        return Run(done)

    def start_cli(self, *words):
        """The program on its way; what is left of it ends with the test."""
        process = subprocess.Popen([str(BIN / 'legenda-cli'), *map(os.fspath, words)], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.variables(), cwd=self.folder)
        self.addCleanup(lambda: process.poll() is None and process.kill())
        return process


class WithSandbox(Home):
    @classmethod
    def setUpClass(cls):
        cls._shared = tempfile.TemporaryDirectory()
        cls.library = pathlib.Path(cls._shared.name) / 'library'
        cls._sandbox = subprocess.Popen(
            [sys.executable, str(ROOT / 'tests/sandbox/sandbox.py'), '--stdin-eof', '--make-videos', str(cls.library)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        cls.urls = json.loads(cls._sandbox.stdout.readline())

    @classmethod
    def tearDownClass(cls):
        cls._sandbox.stdin.close()
        cls._sandbox.wait(timeout=20)
        cls._sandbox.stdout.close()
        cls._shared.cleanup()

    def setUp(self):
        super().setUp()
        self.control('reset', {})
        self.environment = {
            'LEGENDA_OPENSUBTITLES_COM_URL': self.urls['opensubtitles-com'],
            'LEGENDA_OPENSUBTITLES_COM_API_KEY': 'sandbox',
            'LEGENDA_OPENSUBTITLES_COM_USERNAME': 'demo',
            'LEGENDA_OPENSUBTITLES_COM_PASSWORD': 'demo',
        }

    def control(self, what, body=None):
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(
                '%s/%s' % (self.urls['control'], what), data=data,
                headers={'Content-Type': 'application/json'})) as reply:
            return json.load(reply)

    def fault(self, route, kind, arg=None, times=None):
        body = {'route': route, 'kind': kind}
        if arg is not None:
            body['arg'] = arg
        if times is not None:
            body['times'] = times
        self.control('fault', body)

    def requests(self, path=None):
        log = self.control('log')
        log = log['log'] if isinstance(log, dict) else log
        return [r for r in log if path is None or r['path'].endswith(path)]

    def borrow(self, *names):
        """Links to videos of the sandbox's library: saving beside them leaves the library as it is."""
        for name in names:
            source = next(p for p in self.library.rglob('*') if p.is_file() and p.name.startswith(name))
            target = self.videos / source.relative_to(self.library)
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(source, target)
        return self.videos
