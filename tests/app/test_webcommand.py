# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""legenda-cli web: everything an account may do with a web video, against both ages of the sandbox's Amara."""
import unittest

from support import WithSandbox

SRT = '1\n00:00:01,000 --> 00:00:02,000\nZa\u017c\u00f3\u0142\u0107 g\u0119\u015bl\u0105 ja\u017a\u0144\n'


class Web(WithSandbox):
    base = 'amara'

    def setUp(self):
        super().setUp()
        self.environment = {'LEGENDA_AMARA_URL': self.urls[self.base], 'LEGENDA_AMARA_API_KEY': 'sandbox',
                            'LEGENDA_AMARA_USERNAME': 'demo'}
        state = self.control('state')
        self.known = state['amara']['videos'] if 'amara' in state else state['services']['amara']['videos']

    def web(self, *words, **more):
        return self.cli('web', *words, '--json', **more)

    def one(self, *words):
        run = self.web(*words)
        self.assertEqual(run.status, 0, run.err)
        self.assertEqual(len(run.lines), 1, run.out)
        return run.lines[0]

    def test_show_by_id_and_by_address(self):
        video = next(v for v in self.known if v['languages'])
        shown = self.one('show', video['id'])
        self.assertEqual(shown['title'], video['title'])
        self.assertEqual({x['language']: len(x['versions']) for x in shown['languages']}.keys(), video['languages'].keys())
        self.assertEqual(self.one('show', video['urls'][0])['video'], video['id'])

    def test_unknown(self):
        run = self.web('show', 'https://example.com/nobody-knows-this.mp4')
        self.assertEqual(run.status, 3)
        self.assertEqual(run.lines[0]['error']['kind'], 'not_found')
        run = self.web('show', 'nosuchvideo')
        self.assertEqual(run.lines[0]['error']['kind'], 'not_found')
        self.assertEqual(self.web('show', '../users').lines[0]['error']['kind'], 'bad_input')

    def test_wrong_usage(self):
        for words in (('dance',), (), ('show',), ('post', 'x', 'en'), ('update', 'x'), ('show', 'x', '--provider', 'no'),
                      ('post', 'x', 'en', 'a.srt', '--format', 'exe'), ('post', 'x', 'en', 'https://example.com/x')):
            self.assertEqual(self.web(*words).status, 2, words)

    def test_all_of_it(self):
        made = self.one('create', 'https://example.com/talk.mp4', '--title', 'Talk', '--duration', '61')
        video = made['video']
        self.assertEqual(made['title'], 'Talk')
        self.assertEqual(made['duration_ms'], 61000)
        again = self.web('create', 'https://example.com/talk.mp4')
        self.assertEqual(again.status, 3)
        self.assertEqual(again.lines[0]['error']['kind'], 'bad_input')

        self.assertEqual(self.one('update', video, '--title', 'A talk')['title'], 'A talk')
        self.assertEqual(self.one('add-language', video, 'pl', '--spoken')['language'], 'pl')
        actions = self.web('actions', video, 'pl').lines
        self.assertIn('publish', [a['action'] for a in actions])

        (self.folder / 'talk.srt').write_bytes(SRT.encode('cp1250') + SRT.replace('1\n', '2\n', 1).encode('cp1250') * 20)
        planned = self.one('post', video, 'pl', 'talk.srt', '--action', 'publish', '--dry-run')
        self.assertTrue(planned['dry_run'])
        before = len(self.requests())
        posted = self.one('post', video, 'pl', 'talk.srt', '--action', 'publish')
        self.assertEqual(posted['version'], 1)
        self.assertEqual(posted['format'], 'srt')
        self.assertGreater(len(self.requests()), before)
        # It arrived as UTF-8, whatever the file was in.
        fetched = self.cli('download', '--id', 'amara:%s/pl/1' % video, '-o', 'back.srt')
        self.assertEqual(fetched.status, 0, fetched.err)
        self.assertIn('Za\u017c\u00f3\u0142\u0107', (self.folder / 'back.srt').read_text('utf-8'))

        first, = self.web('addresses', video).lines
        self.assertTrue(first['primary'])
        refused = self.web('remove-address', video, first['address_id'])
        self.assertEqual(refused.status, 3)
        self.assertEqual(refused.lines[0]['error']['kind'], 'bad_input')
        self.assertIn('at least one address', refused.lines[0]['error']['message'])
        second = self.one('add-address', video, 'https://example.com/other.mp4')
        self.assertFalse(second['primary'])
        self.assertTrue(self.one('change-address', video, second['address_id'], '--primary')['primary'])
        self.assertTrue(self.one('remove-address', video, first['address_id'])['removed'])
        left, = self.web('addresses', video).lines
        self.assertEqual(left['address'], 'https://example.com/other.mp4')

    def test_bad_files(self):
        video = self.known[0]['id']
        (self.folder / 'empty.srt').write_bytes(b'\n')
        (self.folder / 'picture.srt').write_bytes(b'\x89PNG\r\n\x1a\n' + bytes(range(256)) * 20)
        (self.folder / 'film.mkv').write_bytes(b'x')
        for name, kind in (('empty.srt', 'bad_input'), ('picture.srt', 'bad_input'), ('film.mkv', 'bad_input'),
                           ('nothing.srt', 'file_access'), ('.', 'bad_input')):
            run = self.web('post', video, 'en', str(self.folder / name) if name == '.' else name)
            self.assertEqual(run.lines[0]['error']['kind'], kind, name)
        self.assertEqual([r for r in self.requests() if r['method'] == 'POST'], [])

    def test_without_account(self):
        del self.environment['LEGENDA_AMARA_API_KEY']
        self.assertEqual(self.web('show', self.known[0]['id']).status, 0)
        run = self.web('create', 'https://example.com/x.mp4')
        self.assertEqual(run.lines[0]['error']['kind'], 'needs_account')

    def test_no_secret_is_told(self):
        run = self.cli('web', 'show', self.known[0]['id'], '--verbose', env={'LEGENDA_AMARA_API_KEY': 'sandbox'})
        self.assertNotIn('sandbox', run.err)


class WebOfOldApi(Web):
    base = 'amara-api2'


if __name__ == '__main__':
    unittest.main()
