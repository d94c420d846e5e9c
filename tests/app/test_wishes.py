#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""legenda-cli: wishes for one language, the first language that is found, and what is said of a text."""
import unittest

from support import Home, WithSandbox

FILM = 'The.Lamplighters.Debt.2019.1080p.BluRay.x264-HOLLOW'


class Usage(Home):
    def test_wrong_wishes_are_2_and_say_what_to_do(self):
        for value in ('maybe', 'exclude,maybe', 'en=maybe', '=only', 'exclude,', ''):
            run = self.cli('search', '--hearing-impaired', value, 'x.mkv')
            self.assertEqual((run.status, run.out), (2, b''), value)
            self.assertIn('exclude,en=only', run.err)


class Effect(WithSandbox):
    def best(self, *words):
        """Of each language what "download" would take."""
        run = self.cli('download', '--dry-run', '--json', '--languages', 'en,de', *words)
        return {line['language']: line for line in run.lines}

    def test_a_wish_for_one_language(self):
        folder = self.borrow(FILM)
        hits = self.cli('search', '--json', '--languages', 'en,de', '--foreign-parts', 'include', folder).lines
        forced = {'%s:%s' % (hit['provider'], hit['id']): hit['foreign_parts_only'] for hit in hits}
        for value, english, german in (('exclude', False, False), ('exclude,en=only', True, False),
                                       ('en=only', True, False)):
            with self.subTest(value=value):
                best = self.best('--foreign-parts', value, folder)
                self.assertEqual(forced[best['en']['id']], english)
                self.assertEqual(forced[best['de']['id']], german)

    def test_only_the_first_language_that_is_found(self):
        folder = self.borrow(FILM)
        run = self.cli('download', '--json', '--fallback', '--languages', 'en,de', folder)
        self.assertEqual(run.status, 0, run.err)
        lines = {line['language']: line for line in run.lines}
        self.assertIn('saved', lines['en'])
        self.assertIn('English', lines['de']['skipped'])
        self.assertEqual(len(list(folder.rglob('*.srt'))), 1)
        # And once more: it is there.
        run = self.cli('download', '--json', '--fallback', '--languages', 'en,de', folder)
        self.assertTrue(all('skipped' in line for line in run.lines), run.lines)

    def test_the_next_language_where_there_is_none(self):
        folder = self.borrow(FILM)
        run = self.cli('download', '--json', '--fallback', '--languages', 'cy,en', folder)
        lines = {line['language']: line for line in run.lines}
        self.assertIn('skipped', lines['cy'])
        self.assertIn('saved', lines['en'])

    def test_by_number_it_is_saved_and_what_is_odd_is_said(self):
        best = self.best(self.borrow(FILM))['en']
        target = self.folder / 'x.srt'
        run = self.cli('download', '--json', '--id', best['id'], '--languages', 'de', '-o', target)
        self.assertEqual(run.status, 0, run.err)
        line, = run.lines
        self.assertEqual([problem['kind'] for problem in line['problems']], ['other_language'])
        self.assertIn(line['problems'][0]['text'], run.err)
        self.assertTrue(target.exists())
        run = self.cli('download', '--json', '--id', best['id'], '--languages', 'en', '-o', self.folder / 'y.srt')
        self.assertNotIn('problems', run.lines[0])


if __name__ == '__main__':
    unittest.main()
