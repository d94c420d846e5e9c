#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""legenda-cli unwanted: "not this one", for good and back again."""
import unittest

from support import Home, WithSandbox, make_video

FILM = 'The.Lamplighters.Debt.2019.1080p.BluRay.x264-HOLLOW'


class Usage(Home):
    def test_wrong_usage_is_2_and_says_what_to_do(self):
        make_video(self.videos / 'a.mkv', 200000)
        make_video(self.videos / 'b.mkv', 200000)
        for words in ((), ('dance', 'a.mkv'), ('add',), ('add', self.videos / 'a.mkv'), ('list',),
                      ('add', self.videos / 'a.mkv', '12'), ('add', self.videos / 'a.mkv', 'nowhere:12'),
                      ('add', self.videos / 'a.mkv', 'opensubtitles-com:'),
                      ('add', self.videos, 'opensubtitles-com:12')):
            run = self.cli('unwanted', *words)
            self.assertEqual((run.status, run.out), (2, b''), words)
            self.assertTrue(run.err.strip(), words)

    def test_nothing_hidden(self):
        make_video(self.videos / 'a.mkv', 200000)
        run = self.cli('unwanted', 'list', '--json', self.videos)
        self.assertEqual((run.status, run.lines), (0, []))
        run = self.cli('unwanted', 'remove', '--json', self.videos / 'a.mkv', 'opensubtitles-com:12')
        self.assertEqual((run.status, run.lines[0]['error']['kind']), (3, 'not_found'))

    def test_one_video_of_many(self):
        make_video(self.videos / 'a.mkv', 200000, fill=b'a')
        make_video(self.videos / 'b.mkv', 200000, fill=b'b')
        self.assertEqual(self.cli('unwanted', 'add', self.videos / 'a.mkv', 'opensubtitles-com:12',
                                  'opensubtitles-com:13').status, 0)
        listed = self.cli('unwanted', 'list', '--json', self.videos).lines
        self.assertEqual([(line['video'], line['id']) for line in listed],
                         [(str(self.videos / 'a.mkv'), 'opensubtitles-com:12'),
                          (str(self.videos / 'a.mkv'), 'opensubtitles-com:13')])
        self.assertIn('opensubtitles-com:12', self.cli('unwanted', 'list', self.videos).out.decode())
        # It is the video that counts, not where it lies or what it is called.
        (self.videos / 'a.mkv').rename(self.videos / 'c.mkv')
        moved = self.cli('unwanted', 'list', '--json', self.videos / 'c.mkv').lines
        self.assertEqual([line['id'] for line in moved], ['opensubtitles-com:12', 'opensubtitles-com:13'])


class Effect(WithSandbox):
    def best(self, folder):
        line, = self.cli('download', '--dry-run', '--json', '--languages', 'en', folder).lines
        return line['id']

    def test_a_hidden_one_is_not_taken_and_comes_back(self):
        folder = self.borrow(FILM)
        video = next(folder.rglob('*.mkv'))
        first = self.best(folder)
        line, = self.cli('unwanted', 'add', '--json', video, first).lines
        self.assertEqual(line, {'video': str(video), 'provider': 'opensubtitles-com', 'id': first, 'unwanted': True})
        second = self.best(folder)
        self.assertNotEqual(second, first)
        hits = self.cli('search', '--json', '--languages', 'en', video).lines
        hidden, = [hit for hit in hits if 'not_this_one' in hit['reasons']]
        self.assertEqual('%s:%s' % (hidden['provider'], hidden['id']), first)
        line, = self.cli('unwanted', 'remove', '--json', video, first).lines
        self.assertIs(line['unwanted'], False)
        self.assertEqual(self.best(folder), first)


if __name__ == '__main__':
    unittest.main()
