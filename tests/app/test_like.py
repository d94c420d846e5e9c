#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same release for a whole season: legenda-cli download --like."""
import unittest

from support import WithSandbox


class Like(WithSandbox):
    def setUp(self):
        super().setUp()
        self.show = self.library / 'Copper Street'
        self.season = sorted(p for p in self.show.rglob('*.mkv') if 'S01E' in p.name)
        self.before = set(self.show.rglob('*'))
        self.addCleanup(lambda: [p.unlink() for p in set(self.show.rglob('*')) - self.before])

    def picked(self, word):
        """The English subtitle of the first episode with that word in its release name."""
        hits = self.cli('search', self.season[0], '--languages', 'en', '--json').lines
        return next(hit for hit in hits if word in hit['release'])

    def test_other_episodes_get_the_same_release(self):
        picked = self.picked('HOLLOW')
        self.assertLess(picked['score'], 50)     # not what would be taken by itself
        full = picked['provider'] + ':' + picked['id']
        plan = self.cli('download', '--like', full, '-l', 'en', '--dry-run', '--json', *self.season)
        self.assertEqual(plan.status, 0, plan.err)
        self.assertEqual(len(plan.lines), len(self.season))
        self.assertEqual(set(self.show.rglob('*')), self.before)
        for line in plan.lines:
            self.assertIn('HOLLOW', line['release'])
            self.assertTrue(line['fit'].startswith('same_group'), line)
        first = next(line for line in plan.lines if line['video'] == str(self.season[0]))
        self.assertEqual(first['id'], full)
        self.assertEqual(first['fit'], 'same_group_and_uploader')

        done = self.cli('download', '--like', full, '-l', 'en', '--json', *self.season)
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual([line['id'] for line in sorted(done.lines, key=lambda line: line['video'])],
                         [line['id'] for line in sorted(plan.lines, key=lambda line: line['video'])])
        self.assertEqual(len(set(self.show.rglob('*')) - self.before), len(self.season))
        self.assertEqual(self.cli('undo').status, 0)
        self.assertEqual(set(self.show.rglob('*')), self.before)

    def test_only_in_its_own_language(self):
        picked = self.picked('HOLLOW')
        done = self.cli('download', '--like', picked['provider'] + ':' + picked['id'], '-l', 'pl,en', '--dry-run',
                        '--json', *self.season)
        self.assertEqual({line['language'] for line in done.lines}, {'en'})

    def test_what_is_not_there_cannot_be_liked(self):
        done = self.cli('download', '--like', 'opensubtitles-com:1', '-l', 'en', '--json', *self.season)
        self.assertEqual(done.status, 3)
        self.assertEqual(done.lines[0]['error']['kind'], 'not_found')
        self.assertEqual(set(self.show.rglob('*')), self.before)


if __name__ == '__main__':
    unittest.main()
