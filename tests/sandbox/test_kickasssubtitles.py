# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of KickAssSubtitles in the sandbox."""
import base64
import json
import unittest
from pathlib import Path
from urllib.parse import urlencode

from sandboxcase import SandboxCase

SRT = b'1\n00:00:01,000 --> 00:00:03,500\nThe harbour lamps\nare lit <i>again</i>.\n\n' \
      b'2\n00:01:04,250 --> 00:01:06,000\nNobody has seen the captain.\n'


class KickAssSubtitlesTest(SandboxCase):
    # --- helpers ---

    def api(self, method, path, body=None, kind=None, key='sandbox', accept='application/json'):
        headers = {'Authorization': 'Bearer ' + key, 'Accept': accept}
        if kind:
            headers['Content-Type'] = kind
        return self.send(method, self.urls['kickasssubtitles'] + path, headers, body)

    def form(self, path, fields, file=None):
        """As urlencoded form, with a file as multipart."""
        if file is None:
            return self.api('POST', path, urlencode(fields), 'application/x-www-form-urlencoded')
        parts = [b'--XyZ\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (k.encode(), str(v).encode())
                 for k, v in fields.items()]
        parts.append(b'--XyZ\r\nContent-Disposition: form-data; name="subtitle"; filename="a b.srt"\r\n'
                     b'Content-Type: application/octet-stream\r\n\r\n' + file + b'\r\n--XyZ--\r\n')
        return self.api('POST', path, b''.join(parts), 'multipart/form-data; boundary=XyZ')

    def finished(self, reply):
        """The task once it is no longer worked on, and the states it went through."""
        task = reply.json
        states = [task['status']]
        while task['status'] in ('pending', 'processing'):
            task = self.api('GET', '/tasks/' + task['id']).json
            states.append(task['status'])
        return task, states

    def video(self, part='Paper.Kites', **more):
        v = next(v for v in self.control('videos', method='GET') if part in v['path'])
        return {'filename': Path(v['path']).name, 'filesize': v['size'], 'hashes[opensubtitles]': v['hash'], **more}

    def quirks(self, **values):
        self.control('quirks', dict(values, service='kickasssubtitles'))

    # --- tests ---

    def test_account(self):
        self.assertEqual(self.api('GET', '/user').json['username'], 'demo')
        bad = self.api('GET', '/user', key='no')
        self.assertEqual((bad.status, bad.json), (401, {'message': 'Unauthenticated.'}))
        browser = self.api('GET', '/user', accept='*/*')
        self.assertEqual((browser.status, browser.headers['Location'][-6:]), (302, '/login'))
        self.assertEqual(self.api('GET', '/nothing').status, 404)
        self.assertEqual(self.api('DELETE', '/user').status, 405)

    def test_search_is_a_task(self):
        reply = self.form('/search', self.video(language='pl'))
        self.assertEqual((reply.status, reply.json['result']), (201, None))
        task, states = self.finished(reply)
        self.assertEqual(states, ['pending', 'processing', 'completed'])
        self.assertEqual([s['extension'] for s in task['result']['subtitles']], ['srt'])
        polish = base64.b64decode(task['result']['subtitles'][0]['contents_base64']).decode()
        self.assertIn('-->', polish)
        english = self.finished(self.form('/search', self.video()))[0]['result']['subtitles'][0]
        self.assertNotEqual(base64.b64decode(english['contents_base64']).decode(), polish)
        none = self.finished(self.form('/search', self.video(language='vi')))[0]
        self.assertEqual((none['status'], none['result']), ('completed', {'subtitles': []}))
        self.quirks(nothing='failed')
        self.assertEqual(self.finished(self.form('/search', self.video(language='vi')))[0]['error']['message'], 'Not found')

    def test_refusals_name_the_fields(self):
        reply = self.form('/search', {'filesize': 'many', 'hashes[opensubtitles]': 'x', 'format': 'doc'})
        self.assertEqual(reply.status, 422)
        self.assertEqual(sorted(reply.json['errors']), ['filename', 'filesize', 'format', 'hashes.opensubtitles'])
        self.assertIn('(and 3 more errors)', reply.json['message'])
        reply = self.form('/convert', {'fps': '12', 'encoding': 'klingon'}, SRT)
        self.assertEqual(sorted(reply.json['errors']), ['encoding', 'fps'])
        self.assertEqual(list(self.form('/convert', {}).json['errors']), ['subtitle'])
        self.assertIn('1024 kilobytes', self.form('/convert', {}, b'x' * 1_100_000).json['message'])

    def test_convert(self):
        heads = {'webvtt': 'WEBVTT', 'microdvd': '{25}{88}', 'mplayer2': '[10][35]', 'sami': '<SAMI>', 'dfxp': '<?xml',
                 'substationalpha': '[Script', 'tmplayer': '00:00:01:The', 'youtubesbv': '0:00:01.000,0:00:03.500',
                 'subviewer2': '00:00:01.00,', 'adobeencoredvd': '1 00:00:01:00', '': '1\n00:00:01,000'}
        for name, head in heads.items():
            task = self.finished(self.form('/convert', {'format': name, 'fps': '25.000'}, SRT))[0]
            text = base64.b64decode(task['result']['subtitles'][0]['contents_base64']).decode()
            self.assertTrue(text.startswith(head), (name, text[:40]))
        polish = SRT.decode().replace('captain', 'łódź').encode('windows-1250')
        task = self.finished(self.form('/convert', {'input_encoding': 'windows-1250', 'encoding': 'iso-8859-2'}, polish))[0]
        self.assertIn('łódź', base64.b64decode(task['result']['subtitles'][0]['contents_base64']).decode('iso-8859-2'))
        self.assertEqual(self.finished(self.form('/convert', {}, b'no subtitle'))[1][-1], 'failed')

    def test_upload_is_found_afterwards(self):
        fields = self.video('Winter.Orchard', imdb_url='https://www.imdb.com/title/tt0000001/', language='en')
        reply = self.form('/upload', fields, SRT)
        self.assertEqual((reply.status, sorted(reply.json)[:2]), (201, ['created_at', 'filename']))
        found = self.finished(self.form('/search', self.video('Winter.Orchard')))[0]['result']['subtitles']
        self.assertIn(b'captain', base64.b64decode(found[0]['contents_base64']))
        errors = self.form('/upload', {}, SRT).json['errors']
        self.assertLessEqual({'filename', 'imdb_url', 'language'}, set(errors))

    def test_tasks_of_all_kinds(self):
        self.quirks(polls=0)
        self.assertEqual(self.form('/search', self.video()).json['status'], 'completed')
        for outcome in ('failed', 'error'):
            self.quirks(outcome=outcome)
            task = self.form('/convert', {}, SRT).json
            self.assertEqual((task['status'], task['error']['class_name'][:4]), (outcome, 'App\\'))
        self.quirks(outcome='stuck')
        task = self.form('/convert', {}, SRT).json
        self.assertEqual({self.api('GET', '/tasks/' + task['id']).json['status'] for _ in range(5)}, {'pending'})
        self.quirks(outcome='completed', layout='old')
        self.assertIn('subtitles', self.api('GET', '/tasks/' + task['id']).json['results'])
        self.control('expire', {'service': 'kickasssubtitles', 'what': 'tasks'})
        self.assertEqual(self.api('GET', '/tasks/' + task['id']).status, 404)

    def test_faults_and_rates(self):
        self.quirks(polls=0)

        def found():
            return self.form('/search', self.video()).json['result']['subtitles']
        self.fault('kickasssubtitles:/search', 'evil-name', times=1)
        self.assertEqual(found()[0]['extension'], '../../.bashrc')
        self.fault('/search', 'bad-base64', times=1)
        self.assertTrue(found()[0]['contents_base64'].startswith('!!!'))
        self.fault('/search', 'many', 300, times=1)
        self.assertEqual(len(found()), 300)
        self.fault('/search', 'wrong-types', times=1)
        self.assertNotIsInstance(found()[0]['extension'], str)
        self.fault('/search', 'status', '422:language', times=1)
        self.assertEqual(list(self.form('/search', self.video()).json['errors']), ['language'])
        self.fault('/user', 'status', '429:9', times=1)
        self.assertEqual(self.api('GET', '/user').headers['Retry-After'], '9')
        self.control('rate', {'enforce': True, 'limits': {'kas': [[2, 60]]}})
        self.assertEqual([self.api('GET', '/user').status for _ in range(3)], [200, 200, 429])
        self.assertNotIn('Bearer', json.dumps(self.control('log', method='GET')))


if __name__ == '__main__':
    unittest.main()
