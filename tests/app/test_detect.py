#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""legenda-cli detect, as a person uses it."""
import os
import unittest
import zipfile

from support import Home

SUBRIP = '1\n00:00:01,000 --> 00:00:02,500\nThe harbour was empty at that hour.\n\n' \
         '2\n00:00:04,000 --> 00:00:06,000\nTwo boats came in very slowly.\n'
POLISH = '1\r\n00:00:01,000 --> 00:00:02,500\r\nPrzystań była pusta, zupełnie pusta.\r\n\r\n' \
         '2\r\n00:00:04,000 --> 00:00:06,000\r\nŁódź płynęła powoli, żeglarze śpiewali pieśń.\r\n\r\n' \
         '3\r\n00:00:07,000 --> 00:00:09,000\r\nNikt na nich nie czekał; może później ktoś przyjdzie.\r\n'


class Detect(Home):
    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def detect(self, *words, **kwargs):
        return self.cli('detect', '--json', *words, **kwargs)

    def test_tells_what_a_file_is(self):
        path = self.write('film.srt', SUBRIP)
        done = self.detect(path)
        self.assertEqual(done.status, 0, done.err)
        line, = done.lines
        self.assertEqual(line['path'], str(path))
        self.assertEqual(line['format'], 'subrip')
        self.assertEqual(line['encoding'], 'UTF-8')
        self.assertEqual(line['language'], 'en')
        self.assertEqual((line['cues'], line['first_ms'], line['last_ms']), (2, 1000, 6000))
        self.assertIsNone(line['fps'])
        self.assertEqual((line['newline'], line['bom'], line['cut_off']), ('lf', False, False))

    def test_tells_it_to_people(self):
        done = self.cli('detect', self.write('film.srt', SUBRIP))
        text = done.out.decode()
        for word in ('subrip', 'UTF-8', 'en', '2 cues', '0:00:01.000 – 0:00:06.000'):
            self.assertIn(word, text)

    def test_old_encodings_with_what_else_they_may_be(self):
        line, = self.detect(self.write('film.srt', POLISH.encode('cp1250'))).lines
        self.assertEqual(line['encoding'], 'windows-1250')
        self.assertEqual(line['language'], 'pl')
        self.assertEqual(line['newline'], 'crlf')
        self.assertTrue(line['encoding_alternatives'])
        told, = self.detect('--input-encoding', 'latin2', self.folder / 'film.srt').lines
        self.assertEqual(told['encoding'], 'ISO-8859-2')

    def test_the_extension_may_lie(self):
        line, = self.detect(self.write('film.srt', '[10][25]The harbour was empty.\n[40][60]/Two boats\n')).lines
        self.assertEqual((line['format'], line['first_ms'], line['last_ms']), ('mpl2', 1000, 6000))

    def test_frames_with_their_rate(self):
        line, = self.detect(self.write('film.sub', '{1}{1}25.000\n{25}{50}The harbour.\n{100}{150}Two boats.\n')).lines
        self.assertEqual((line['format'], line['fps'], line['last_ms']), ('microdvd', 25, 6000))
        self.assertNotIn('fps_guessed', line)
        line, = self.detect(self.write('other.sub', '{25}{50}The harbour.\n{100}{150}Two boats.\n')).lines
        self.assertTrue(line['fps_guessed'])
        line, = self.detect('--fps', '25', self.folder / 'other.sub').lines
        self.assertEqual((line['fps'], line['last_ms']), (25, 6000))

    def test_several_languages_in_one_file(self):
        ttml = ('<tt xmlns="http://www.w3.org/ns/ttml" xml:lang=""><body>'
                '<div xml:lang="en"><p begin="1s" end="2s">one</p></div>'
                '<div xml:lang="fr"><p begin="1s" end="2s">un</p></div></body></tt>')
        line, = self.detect(self.write('film.ttml', ttml)).lines
        self.assertEqual((line['cues'], line['tracks']), (1, ['en', 'fr']))
        done = self.cli('convert', '--json', '--track', 'fr', '--to', 'subrip', self.folder / 'film.ttml')
        self.assertEqual(done.status, 0, done.err)
        self.assertIn('\nun\n', (self.folder / 'film.srt').read_text())
        line, = self.detect(self.write('film.srt', SUBRIP)).lines
        self.assertNotIn('tracks', line)

    def test_words_without_times(self):
        line, = self.detect(self.write('notes.txt', 'The harbour was empty at that hour.\n' * 5)).lines
        self.assertEqual((line['format'], line['encoding'], line['language']), ('text', 'UTF-8', 'en'))

    def test_archives_and_folders(self):
        with zipfile.ZipFile(self.folder / 'pack.zip', 'w') as archive:
            archive.writestr('b.srt', SUBRIP)
            archive.writestr('sub/a.srt', SUBRIP)
        self.write('many/x.srt', SUBRIP)
        self.write('many/y.txt.bak', SUBRIP)
        done = self.detect(self.folder / 'pack.zip', self.folder / 'many')
        self.assertEqual([os.path.relpath(line['path'], self.folder) for line in done.lines],
                         ['pack.zip/b.srt', 'pack.zip/sub/a.srt', 'many/x.srt'])
        one, = self.detect(self.folder / 'pack.zip' / 'sub' / 'a.srt').lines
        self.assertEqual(one['cues'], 2)

    def test_what_is_no_subtitle(self):
        page = self.write('page.srt', '<!DOCTYPE html><html><head><title>403</title></head><body>No.</body></html>')
        empty = self.write('empty.srt', b'')
        missing = self.folder / 'missing.srt'
        picture = self.write('film.sub', b'\0\0\1\xba' + bytes(3000))
        done = self.detect(page, empty, missing, picture)
        self.assertEqual(done.status, 3)
        kinds = [line['error']['kind'] for line in done.lines]
        self.assertEqual(kinds, ['bad_reply', 'bad_reply', 'file_access', 'not_supported'])
        some = self.detect(page, self.write('film.srt', SUBRIP))
        self.assertEqual(some.status, 1)

    def test_wrong_usage(self):
        self.assertEqual(self.cli('detect').status, 2)
        self.assertEqual(self.cli('detect', '--fps', 'fast', 'x.srt').status, 2)
        self.assertEqual(self.detect('--stdin', stdin=str(self.write('film.srt', SUBRIP)).encode()).lines[0]['cues'], 2)

    def test_a_file_that_was_cut_off(self):
        line, = self.detect(self.write('film.srt', SUBRIP + '\n3\n00:00:07,000 --> 00:0')).lines
        self.assertTrue(line['cut_off'])
        self.assertEqual(line['cues'], 2)
        self.assertTrue(line['warnings'])


if __name__ == '__main__':
    unittest.main()
