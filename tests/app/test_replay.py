#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""legenda-cli against recorded traffic of the real service, where the recordings are at hand beside the checkout."""
import json
import subprocess
import sys
import unittest

from support import ROOT, Home, make_video

REPLAY = ROOT.parent / 'shared' / 'tools' / 'replay.py'
RECORDINGS = ROOT.parent / 'shared' / 'corpus' / 'http' / 'opensubtitles-com'
STEM = 'man.of.steel.2013.720p.bluray.x264-felony'


@unittest.skipUnless(REPLAY.exists() and RECORDINGS.exists(), 'no recorded traffic here')
class Replay(Home):
    @classmethod
    def setUpClass(cls):
        cls.server = subprocess.Popen([sys.executable, '-u', str(REPLAY), '--port', '0'], stdout=subprocess.PIPE,
                                      stderr=subprocess.DEVNULL)
        line = cls.server.stdout.readline().decode()
        cls.url = line[line.index('http://'):].split()[0].rstrip('.,') + '/api/v1'

    @classmethod
    def tearDownClass(cls):
        cls.server.kill()
        cls.server.wait()
        cls.server.stdout.close()

    def setUp(self):
        super().setUp()
        self.environment = {'LEGENDA_OPENSUBTITLES_COM_URL': self.url, 'LEGENDA_OPENSUBTITLES_COM_API_KEY': 'any',
                            'LEGENDA_OPENSUBTITLES_COM_USERNAME': 'somebody',
                            'LEGENDA_OPENSUBTITLES_COM_PASSWORD': 'secret-word'}
        make_video(self.videos / (STEM + '.mkv'), 7033732714, '5b8f8f4e41ccb21e')

    def test_hash_matches_come_first(self):
        hits = self.cli('search', '--json', '--languages', 'de,fr', self.videos).lines
        self.assertGreater(len(hits), 2)
        recorded = set()
        for path in RECORDINGS.glob('*.json'):
            for entry in json.loads(path.read_text(encoding='utf-8')):
                if entry['path'].endswith('/subtitles') and '5b8f8f4e41ccb21e' in str(entry['query']) and entry['status'] == 200:
                    for item in json.loads(entry['response_body'])['data']:
                        if item['attributes'].get('moviehash_match') and item['attributes']['language'] in ('de', 'fr'):
                            recorded.add(str(item['attributes']['files'][0]['file_id']))
        self.assertTrue(recorded)
        self.assertEqual({hit['id'] for hit in hits[:len(recorded)]}, recorded)
        self.assertEqual([hit['matched_by'] for hit in hits].index('hash'), 0)

    def test_the_recorded_text_is_saved(self):
        run = self.cli('download', '--json', '--languages', 'fr', self.videos)
        self.assertEqual(run.status, 0, run.err)
        saved = (self.videos / (STEM + '.fr.srt')).read_bytes().decode('utf-8')
        recorded = [entry['response_body'] for entry in
                    json.loads((RECORDINGS / 'test_download_subtitle.json').read_text(encoding='utf-8'))
                    if entry['path'].startswith('/download/')]
        self.assertIn(saved.replace('\r\n', '\n').lstrip('\ufeff').strip(),
                      [text.replace('\r\n', '\n').lstrip('\ufeff').strip() for text in recorded])

    def test_wrong_password(self):
        run = self.cli('account', 'show', 'opensubtitles-com', '--json',
                       env={'LEGENDA_OPENSUBTITLES_COM_PASSWORD': 'WRONG'})
        self.assertEqual(run.lines[0]['error']['kind'], 'bad_credentials')


if __name__ == '__main__':
    unittest.main()
