#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""legenda-cli convert by Legenda itself, as a person uses it."""
import os
import pathlib
import unittest
import zipfile

from support import Home

SUBRIP = '1\n00:00:01,000 --> 00:00:02,500\nThe <i>harbour</i> was empty.\n\n' \
         '2\n00:00:04,000 --> 00:00:06,000\n[DOOR SLAMS]\nTwo boats came in.\n\n' \
         '3\n00:00:08,000 --> 00:00:09,000\nNobody waited.\n'


class Convert(Home):
    def setUp(self):
        super().setUp()
        self.source = self.write('film.en.srt', SUBRIP)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def convert(self, *words, **kwargs):
        return self.cli('convert', '--json', *words, **kwargs)

    def read(self, name):
        return (self.folder / name).read_text(encoding='utf-8')

    def test_writes_beside_the_file(self):
        done = self.convert('--to', 'webvtt', self.source)
        self.assertEqual(done.status, 0, done.err)
        line, = done.lines
        self.assertEqual(line['output'], str(self.folder / 'film.en.vtt'))
        self.assertEqual((line['from'], line['to'], line['encoding'], line['cues']), ('subrip', 'webvtt', 'UTF-8', 3))
        text = self.read('film.en.vtt')
        self.assertTrue(text.startswith('WEBVTT\n'))
        self.assertIn('00:00:01.000 --> 00:00:02.500\nThe <i>harbour</i> was empty.\n', text)
        self.assertEqual(self.source.read_text(), SUBRIP)

    def test_formats_by_extension_and_what_they_lose(self):
        line, = self.convert('--to', 'sbv', self.source).lines
        self.assertEqual(line['to'], 'sbv')
        self.assertIn({'feature': 'italic', 'count': 1}, line['losses'])
        self.assertTrue(any('1' in warning for warning in line['warnings']))
        readable = self.cli('convert', '--to', 'sbv', '--on-conflict', 'replace', self.source)
        self.assertIn('Italics', readable.err)

    def test_every_format_that_can_be_written(self):
        help_text = self.cli('convert', self.source).err
        formats = [word.strip() for word in help_text.split('(')[1].split(')')[0].split(',')]
        self.assertGreaterEqual(len(formats), 24)
        for name in formats:
            with self.subTest(format=name):
                done = self.convert('--to', name, '-o', self.folder / ('out.' + name), self.source)
                self.assertEqual(done.status, 0, done.err)
                back = self.cli('detect', '--json', '--input-format', name, self.folder / ('out.' + name))
                self.assertEqual(back.lines[0]['cues'], 3)

    def test_nothing_is_replaced_unasked(self):
        self.write('film.en.vtt', 'mine')
        line, = self.convert('--to', 'webvtt', self.source).lines
        self.assertEqual(line['output'], str(self.folder / 'film.en.2.vtt'))
        self.assertEqual(self.read('film.en.vtt'), 'mine')
        skipped, = self.convert('--to', 'webvtt', '--on-conflict', 'skip', '-o', self.folder / 'film.en.vtt', self.source).lines
        self.assertEqual(skipped['skipped'], 'already there')
        refused = self.convert('--to', 'webvtt', '--on-conflict', 'ask', '-o', self.folder / 'film.en.vtt', self.source)
        self.assertEqual(refused.status, 3)
        replaced, = self.convert('--to', 'webvtt', '--on-conflict', 'replace', '-o', self.folder / 'film.en.vtt',
                                 self.source).lines
        self.assertEqual(pathlib.Path(replaced['backup']).read_text(), 'mine')
        self.assertEqual(self.cli('undo').status, 0)
        self.assertEqual(self.read('film.en.vtt'), 'mine')

    def test_many_files_are_undone_together(self):
        other = self.write('other.srt', SUBRIP)
        done = self.convert('--to', 'ass', self.source, other, self.folder / 'missing.srt')
        self.assertEqual(done.status, 1)
        self.assertTrue((self.folder / 'other.ass').exists())
        self.cli('undo')
        self.assertFalse((self.folder / 'other.ass').exists())
        self.assertFalse((self.folder / 'film.en.ass').exists())

    def test_times(self):
        self.convert('--shift', '1.5', '-o', self.folder / 'a.srt', self.source)
        self.assertIn('00:00:02,500 --> 00:00:04,000', self.read('a.srt'))
        self.convert('--shift', '-500ms', '--shift-from', '0:00:03', '-o', self.folder / 'b.srt', self.source)
        self.assertIn('00:00:01,000 --> 00:00:02,500', self.read('b.srt'))
        self.assertIn('00:00:03,500 --> 00:00:05,500', self.read('b.srt'))
        # Film shown at 25 frames is over sooner.
        self.convert('--fps-from', '23.976', '--fps-to', '25', '-o', self.folder / 'c.srt', self.source)
        self.assertIn('00:00:00,959 --> 00:00:02,398', self.read('c.srt'))
        self.convert('--points', '0:00:01=0:00:02,0:00:08=0:00:16', '-o', self.folder / 'd.srt', self.source)
        self.assertIn('00:00:02,000 --> 00:00:05,000', self.read('d.srt'))
        self.assertIn('00:00:16,000 --> 00:00:18,000', self.read('d.srt'))

    def test_nothing_else_changes_where_the_format_stays(self):
        odd = self.write('odd.srt', '\ufeff7\r\n0:0:1,0 --> 0:0:2,5\r\n<font face="X">The</font> harbour.\r\n\r\n'.encode())
        self.convert('--encoding', 'UTF-8', '--bom', '-o', self.folder / 'same.srt', odd)
        self.assertEqual((self.folder / 'same.srt').read_bytes(), odd.read_bytes())
        self.convert('--newline', 'lf', '--encoding', 'UTF-8', '-o', self.folder / 'lf.srt', odd)
        self.assertEqual((self.folder / 'lf.srt').read_bytes(), odd.read_bytes()[3:].replace(b'\r\n', b'\n'))

    def test_takes_out_what_is_named(self):
        line, = self.convert('--strip', 'sdh,tags', '-o', self.folder / 'a.srt', self.source).lines
        text = self.read('a.srt')
        self.assertNotIn('DOOR', text)
        self.assertNotIn('<i>', text)
        self.assertIn('Two boats came in.', text)
        self.assertEqual({edit['edit'] for edit in line['edits']}, {'sdh_removed', 'tags_removed'})
        self.assertTrue(any('DOOR' in sample for edit in line['edits'] for sample in edit.get('samples', [])))

    def test_encodings(self):
        polish = self.write('pl.srt', SUBRIP.replace('harbour', 'przystań').encode('cp1250'))
        line, = self.convert('--to', 'webvtt', '--input-encoding', 'windows-1250', polish).lines
        self.assertEqual(line['input_encoding'], 'windows-1250')
        self.assertIn('przystań', self.read('pl.vtt'))
        self.convert('--to', 'subrip', '--encoding', 'UTF-16LE', '--bom', '--newline', 'crlf', '-o', self.folder / 'w.srt',
                     self.folder / 'pl.vtt')
        written = (self.folder / 'w.srt').read_bytes()
        self.assertTrue(written.startswith(b'\xff\xfe'))
        self.assertIn('przystań</i> was empty.\r\n', written.decode('utf-16'))
        refused = self.convert('--to', 'subrip', '--encoding', 'ISO-8859-1', self.folder / 'pl.vtt')
        self.assertEqual(refused.lines[0]['error']['kind'], 'bad_input')
        self.assertIn('ń', refused.lines[0]['error']['message'])

    def test_frames_of_the_format(self):
        self.convert('--to', 'microdvd', '--fps', '25', self.source)
        text = self.read('film.en.sub')
        self.assertTrue(text.startswith('{1}{1}25\n'))
        self.assertIn('{100}{150}', text)

    def test_archives(self):
        with zipfile.ZipFile(self.folder / 'pack.zip', 'w') as archive:
            archive.writestr('one.srt', SUBRIP)
            archive.writestr('deep/two.srt', SUBRIP)
        (self.folder / 'out').mkdir()
        done = self.convert('--to', 'webvtt', '-o', self.folder / 'out', self.folder / 'pack.zip')
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual(sorted(os.listdir(self.folder / 'out')), ['one.vtt', 'two.vtt'])
        self.convert('--to', 'webvtt', self.folder / 'pack.zip' / 'one.srt')
        self.assertTrue((self.folder / 'one.vtt').exists())

    def test_dry_run_and_standard_output(self):
        done = self.convert('--to', 'webvtt', '--dry-run', self.source)
        self.assertEqual(done.lines[0]['skipped'], 'dry run')
        self.assertEqual(done.lines[0]['output'], str(self.folder / 'film.en.vtt'))
        self.assertFalse((self.folder / 'film.en.vtt').exists())
        done = self.cli('convert', '--to', 'webvtt', '-o', '-', self.source)
        self.assertTrue(done.out.startswith(b'WEBVTT\n'))
        self.assertEqual(sorted(os.listdir(self.folder)), ['film.en.srt', 'home', 'videos'])

    def test_big_files(self):
        """They are read and written in pieces; nothing else is different."""
        cues = (f'{n}\n00:{n // 600 % 60:02}:{n // 10 % 60:02},{n % 10}00 --> 00:{n // 600 % 60:02}:{n // 10 % 60:02},{n % 10}90\n'
                f'Où est <i>le port</i> numéro {n} ?\n\n' for n in range(1, 30001))
        big = self.write('big.srt', ''.join(cues))
        there = sorted({*os.listdir(self.folder), 'home'})
        line, = self.convert('--to', 'webvtt', big).lines
        self.assertEqual((line['from'], line['encoding'], line['input_encoding'], line['cues']),
                         ('subrip', 'UTF-8', 'UTF-8', 30000))
        shown = self.cli('convert', '--to', 'webvtt', '-o', '-', big).out
        self.assertEqual((self.folder / 'big.vtt').read_bytes(), shown)
        self.assertEqual(shown.count(b' --> '), 30000)
        again, = self.convert('--to', 'webvtt', big).lines
        self.assertEqual(again['skipped'], 'unchanged')
        self.assertEqual(sorted(os.listdir(self.folder)), sorted(there + ['big.vtt']))
        self.assertEqual(self.cli('undo').status, 0)
        self.assertEqual(sorted(os.listdir(self.folder)), there)
        # In its own place.
        before = big.read_bytes()
        line, = self.convert('--shift', '1', '--on-conflict', 'replace', '-o', big, big).lines
        self.assertEqual(pathlib.Path(line['backup']).read_bytes(), before)
        self.assertIn('1\n00:00:01,100 --> 00:00:01,190\n', self.read('big.srt')[:100])
        self.cli('undo')
        self.assertEqual(big.read_bytes(), before)
        # A letter that the encoding has not is found on the way; nothing stays.
        self.assertEqual(self.convert('--to', 'webvtt', '--encoding', 'windows-1250', big).status, 3)
        self.assertEqual(sorted(os.listdir(self.folder)), there)

    def test_wrong_usage_says_what_to_do(self):
        for words, hint in (((), '--to'), (('--to', 'klingon'), 'subrip'), (('--to', 'spruce-stl-x'), 'subrip'),
                            (('--shift', 'soon'), '300ms'), (('--points', '1=2'), '0:01:00='), (('--strip', 'all'), 'sdh'),
                            (('--fps-from', '25'), '--fps-to'), (('--newline', 'x', '--to', 'srt'), 'crlf'),
                            (('--encoding', 'klingon', '--to', 'srt'), 'UTF-8'), (('--break', 'x'), '--break'),
                            (('--min-gap', '-1'), 'negative')):
            with self.subTest(words=words):
                done = self.convert(*words, self.source)
                self.assertEqual(done.status, 2, done.out)
                self.assertIn(hint, done.err)
        self.assertEqual(self.convert('--to', 'webvtt').status, 2)

    def test_unwritable_folder_and_page(self):
        page = self.write('page.srt', '<html><body>403</body></html>')
        done = self.convert('--to', 'webvtt', page)
        self.assertEqual((done.status, done.lines[0]['error']['kind']), (3, 'bad_reply'))
        done = self.convert('--to', 'webvtt', '-o', '/proc/x.vtt', self.source)
        self.assertEqual(done.lines[0]['error']['kind'], 'file_access')


if __name__ == '__main__':
    unittest.main()
