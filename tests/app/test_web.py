#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""legenda-cli with videos on the web, against the sandbox's Amara."""
import unittest

from support import Home, WithSandbox

KITES = 'https://www.youtube.com/watch?v=kItEs2012AB'


class Addresses(Home):
    def test_scan_lists_them_once_whatever_they_look_like(self):
        run = self.cli('scan', '--json', 'youtu.be/kItEs2012AB?t=4', 'https://m.youtube.com/watch?v=kItEs2012AB&list=PL1')
        self.assertEqual((run.status, run.lines), (0, [
            {'path': KITES, 'title': 'YouTube kItEs2012AB', 'type': 'web', 'languages': [], 'embedded': []}]))

    def test_an_address_that_is_no_video(self):
        run = self.cli('scan', '--json', 'https://example.org/page', KITES)
        self.assertEqual(run.status, 1)
        self.assertEqual([line.get('error', {}).get('kind') for line in run.lines], ['bad_input', None])
        run = self.cli('scan', '--json', 'https://example.org/page')
        self.assertEqual((run.status, len(run.lines)), (3, 1))

    def test_a_file_of_that_name_is_a_file(self):
        folder = self.folder / 'youtu.be'
        folder.mkdir()
        (folder / 'a.mkv').write_bytes(b'x' * 200000)
        self.assertEqual([line['size'] for line in self.cli('scan', '--json', 'youtu.be/a.mkv').lines], [200000])

    def test_there_is_no_hash(self):
        run = self.cli('hash', '--json', KITES)
        self.assertEqual((run.status, run.lines[0]['error']['kind']), (3, 'bad_input'))


class WithAmara(WithSandbox):
    def setUp(self):
        super().setUp()
        self.environment.update({'LEGENDA_AMARA_URL': self.urls['amara'], 'LEGENDA_AMARA_API_KEY': 'sandbox',
                                 'LEGENDA_AMARA_USERNAME': 'demo'})

    def test_hits_are_versions_the_newest_published_first(self):
        hits = self.cli('search', '--json', '--languages', 'en,ar', 'youtu.be/kItEs2012AB').lines
        self.assertEqual({hit['video'] for hit in hits}, {KITES})
        self.assertEqual({hit['matched_by'] for hit in hits}, {'address'})
        of = lambda code: [hit['id'].split('/')[-1] for hit in hits if hit['language'] == code]
        self.assertEqual(of('en'), ['2', '1'])
        self.assertEqual(of('ar'), ['1', '2'])          # the second one is a draft
        self.assertEqual(self.requests('/subtitles'), [])   # no other service was asked

    def test_download_saves_by_the_title_and_can_be_undone(self):
        run = self.cli('download', '--json', '--languages', 'en,ja', KITES)
        self.assertEqual(run.status, 0)
        saved, = [line for line in run.lines if 'saved' in line]
        self.assertEqual(saved['saved'], str(self.folder / 'Paper Kites a talk.en.srt'))
        self.assertTrue(saved['id'].endswith('/en/2'))
        self.assertEqual([line['language'] for line in run.lines if 'skipped' in line], ['ja'])     # only a draft
        self.assertIn('-->', (self.folder / 'Paper Kites a talk.en.srt').read_text())
        self.assertEqual(self.cli('undo').status, 0)
        self.assertFalse((self.folder / 'Paper Kites a talk.en.srt').exists())

    def test_folder_and_format(self):
        run = self.cli('download', '--json', '-l', 'en', '--folder', 'talks', '--format', 'vtt', KITES)
        self.assertEqual(run.lines[0]['saved'], str(self.folder / 'talks' / 'Paper Kites a talk.en.vtt'))
        self.assertTrue((self.folder / 'talks' / 'Paper Kites a talk.en.vtt').read_text().startswith('WEBVTT'))

    def test_text_alone_is_what_was_asked_for(self):
        run = self.cli('download', '--json', '-l', 'en', '--format', 'txt', KITES)
        self.assertEqual((run.status, run.lines[0].get('saved')), (0, str(self.folder / 'Paper Kites a talk.en.txt')))
        self.assertNotIn('-->', (self.folder / 'Paper Kites a talk.en.txt').read_text())

    def test_one_file(self):
        run = self.cli('download', '--json', '-l', 'en', '-o', 'mine.srt', KITES)
        self.assertEqual((run.status, run.lines[0]['saved']), (0, str(self.folder / 'mine.srt')))
        self.assertEqual(self.cli('download', '-l', 'en,pl', '-o', 'mine.srt', KITES).status, 2)

    def test_a_page_of_amara(self):
        hit = self.cli('search', '--json', '--languages', 'en', KITES).lines[0]
        page = 'https://amara.org/en/videos/%s/info/paper-kites/' % hit['id'].split('/')[0]
        again = self.cli('search', '--json', '--languages', 'en', page).lines
        self.assertEqual([one['id'] for one in again][:1], [hit['id']])
        self.assertEqual(self.cli('search', '--json', 'https://amara.org/videos/NobodyHasThis/').lines, [])

    def test_without_a_key_it_says_so(self):
        del self.environment['LEGENDA_AMARA_URL']
        self.environment['LEGENDA_AMARA_API_KEY'] = ''
        run = self.cli('search', '--json', KITES)
        self.assertEqual((run.status, run.lines[0]['error']['kind']), (3, 'needs_account'))


if __name__ == '__main__':
    unittest.main()
