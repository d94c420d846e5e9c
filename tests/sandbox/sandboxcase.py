# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the sandbox share."""
import http.client
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent


class Reply:
    def __init__(self, raw, body):
        self.status, self.headers, self.body = raw.status, raw.headers, body

    @property
    def json(self):
        return json.loads(self.body)


class SandboxCase(unittest.TestCase):
    """One sandbox for all tests of a class, as after its start for each."""
    arguments = []

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.process = subprocess.Popen(
            [sys.executable, str(HERE / 'sandbox.py'), '--stdin-eof', '--make-videos', cls.folder.name + '/videos',
             '--log', cls.folder.name + '/log.jsonl', *cls.arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        cls.urls = json.loads(cls.process.stdout.readline())
        cls.host = urlsplit(cls.urls['opensubtitles-com']).netloc

    @classmethod
    def tearDownClass(cls):
        cls.process.stdin.close()
        cls.process.wait()
        cls.process.stdout.close()
        cls.folder.cleanup()

    def setUp(self):
        self.control('reset')

    # --- helpers ---

    def send(self, method, url, headers=None, body=None):
        split = urlsplit(url)
        connection = http.client.HTTPConnection(split.netloc)
        self.addCleanup(connection.close)
        target = split.path + ('?' + split.query if split.query else '')
        connection.request(method, target, body, headers or {})
        raw = connection.getresponse()
        return Reply(raw, raw.read())

    def control(self, name, payload=None, method='POST'):
        reply = self.send(method, self.urls['control'] + '/' + name, {}, json.dumps(payload or {}))
        self.assertEqual(reply.status, 200, reply.body)
        return reply.json

    def fault(self, route, kind, arg=None, **more):
        self.control('fault', dict(route=route, kind=kind, arg=arg, **more))
