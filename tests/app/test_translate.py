#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""legenda-cli translate: the price before anything is spent, one start, and what was begun is never lost."""
import time
import unittest

from support import Home, WithSandbox

LINES = ['This is the first thing that somebody says.', 'And here is another one, a little longer than that.',
         'At last a third, so that it is a subtitle.', 'Nobody knows what the fourth one is about.']


def subtitle(lines=LINES):
    return ''.join('%d\n00:00:%02d,000 --> 00:00:%02d,500\n%s\n\n' % (n + 1, 2 * n + 1, 2 * n + 2, line)
                   for n, line in enumerate(lines))


class Usage(Home):
    def test_wrong_usage_is_2_and_says_what_to_do(self):
        for words, expected in (((), '--id'), (('a.srt',), '--to'), (('a.srt', 'b.srt', '--to', 'pl'), 'one FILE'),
                                (('--id', '12', '--to', 'pl'), 'opensubtitles-com:1234'),
                                (('--id', 'opensubtitles-com:12', '--to', 'pl'), '-o'),
                                (('a.srt', '--to', 'pl', '--with', 'nobody'), 'opensubtitles-com'),
                                (('a.srt', '--to', 'pl', '--on-conflict', 'x'), 'replace'),
                                (('a.srt', '--models'), 'no file')):
            with self.subTest(words=words):
                run = self.cli('translate', *words)
                self.assertEqual((run.status, run.out), (2, b''))
                self.assertIn(expected, run.err)

    def test_without_account(self):
        run = self.cli('translate', 'a.srt', '--to', 'pl', '--json')
        self.assertEqual(run.status, 3)
        self.assertEqual(run.lines[0]['error']['kind'], 'needs_account')

    def test_nothing_is_open(self):
        run = self.cli('translate', '--list', '--json')
        self.assertEqual((run.status, run.out), (0, b''))


class Translating(WithSandbox):
    def setUp(self):
        super().setUp()
        self.quirks(ai_polls=0)
        self.file = self.folder / 'Film.en.srt'
        self.file.write_text(subtitle())
        self.result = self.folder / 'Film.pl.srt'

    def quirks(self, **values):
        self.control('quirks', dict(values, service='opensubtitles-com'))

    def starts(self):
        return [line for line in self.requests('/ai/translate') if line['method'] == 'POST']

    def polls(self):
        return [line for line in self.requests() if '/ai/translate/' in line['path']]

    def translate(self, *words, **more):
        return self.cli('translate', self.file, '--to', 'pl', '--json', *words, **more)

    def test_the_price_and_nothing_more(self):
        for words, status in (((), 3), (('--dry-run',), 0)):
            with self.subTest(words=words):
                run = self.translate(*words)
                self.assertEqual(run.status, status, run.err)
                line = run.lines[0]
                characters = sum(len(text) for text in LINES)
                self.assertEqual((line['characters'], line['model'], line['to']), (characters, 'quick', 'pl'))
                self.assertAlmostEqual(line['credits'], characters / 1000)
                self.assertEqual((line['credits_left'], line['started']), (50, False))
        self.assertEqual(self.starts(), [])
        self.assertFalse(self.result.exists())

    def test_translates_and_takes_it_back(self):
        run = self.translate('--yes')
        self.assertEqual(run.status, 0, run.err)
        line = run.lines[-1]
        self.assertEqual(line['output'], str(self.result))
        # What was told is what it cost, to the hundredth that the service counts in.
        self.assertAlmostEqual(line['credits'], round(sum(map(len, LINES)) / 1000, 2))
        self.assertAlmostEqual(line['credits_left'], 50 - line['credits'])
        self.assertIn('[pl] ', self.result.read_text())
        self.assertEqual(len(self.starts()), 1)
        self.assertEqual(self.cli('translate', '--list', '--json').out, b'')
        self.assertEqual(self.cli('undo').status, 0)
        self.assertFalse(self.result.exists())

    def test_the_other_shape(self):
        self.quirks(ai_shape='other')
        run = self.translate('--yes')
        self.assertEqual(run.status, 0, run.err)
        self.assertTrue(self.result.exists())
        self.assertEqual(len(self.starts()), 1)

    def test_a_text_on_another_host_is_fetched_without_key(self):
        self.quirks(ai_elsewhere=True)
        run = self.translate('--yes')
        # The reply holds the text as well; either way nothing of the account goes elsewhere.
        self.assertEqual(run.status, 0, run.err)
        self.assertNotIn('sandbox', str([line for line in self.control('log') if 'ai-files' in line.get('path', '')]))

    def test_models_and_credits(self):
        models = {line['model']: line for line in self.cli('translate', '--models', '--json').lines}
        self.assertEqual((models['quick']['price'], models['quick']['price_characters']), (1, 1000))
        self.assertIn('pl', models['careful']['languages'])
        run = self.cli('translate', '--credits', '--json')
        self.assertEqual(run.lines[0]['credits'], 50)
        self.assertIn('USD', run.err)

    def test_too_few_credits(self):
        self.file.write_text(subtitle(['x' * 900] * 80))
        run = self.translate('--yes')
        self.assertEqual(run.status, 3)
        self.assertEqual(run.lines[0]['error']['kind'], 'quota_used_up')
        self.assertIn('22 are missing', run.lines[0]['error']['message'])
        self.assertIn('USD', run.err)
        self.assertEqual(self.starts(), [])

    def test_unknown_language_and_model(self):
        for words, expected in ((('--to', 'tlh'), 'tlh'), (('--to', 'pl', '--model', 'x'), 'quick')):
            run = self.cli('translate', self.file, '--json', *words)
            self.assertEqual(run.status, 2)
            self.assertIn(expected, run.lines[0]['error']['message'])
        self.assertEqual(self.starts(), [])

    def test_the_service_gives_up(self):
        self.quirks(ai_outcome='ERROR')
        run = self.translate('--yes')
        self.assertEqual(run.status, 3)
        self.assertIn('The model gave up', run.lines[0]['error']['message'])
        self.assertFalse(self.result.exists())

    def test_stopped_and_resumed(self):
        self.quirks(ai_outcome='stuck')
        process = self.start_cli('translate', self.file, '--to', 'pl', '--yes', '--json')
        while not self.polls() and process.poll() is None:
            time.sleep(0.1)
        process.terminate()
        out, err = process.communicate(timeout=30)
        self.assertIn(b'"task"', out, err)
        self.quirks(ai_outcome='COMPLETED')
        task = self.cli('translate', '--list', '--json').lines[0]
        self.assertEqual(task['label'], 'Film.en.srt')
        run = self.cli('translate', '--resume', task['task'], '--json')
        self.assertEqual(run.status, 0, run.err)
        self.assertEqual(run.lines[-1]['output'], str(self.result))
        self.assertTrue(self.result.exists())
        self.assertEqual(len(self.starts()), 1)
        self.assertEqual(self.cli('translate', '--list', '--json').out, b'')

    def test_cut_connections(self):
        self.fault('/ai/progress', 'cut', times=2)
        run = self.translate('--yes')
        self.assertEqual(run.status, 0, run.err)
        self.assertEqual(len(self.starts()), 1)

    def test_a_start_that_is_cut_is_not_sent_again(self):
        self.fault('/ai/translate', 'cut', times=1)
        run = self.translate('--yes')
        self.assertEqual(run.status, 3)
        self.assertIn('may be under way', run.lines[0]['error']['message'])
        self.assertEqual(len(self.starts()), 1)

    def test_raw_calls(self):
        run = self.cli('api', 'opensubtitles-com', 'GET', '/ai/credits', '--json')
        self.assertEqual(run.lines, [{'data': {'credits': 50}}], run.err)
        run = self.cli('api', 'opensubtitles-com', 'POST', '/ai/translate', 'file@%s' % self.file, 'api=quick',
                       'translate_to=pl', '--json')
        self.assertEqual(run.status, 0, run.err)
        self.assertEqual(run.lines[0]['status'], 'CREATED')


if __name__ == '__main__':
    unittest.main()
