#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""legenda-cli convert: several files into one, one into several; and single kinds of notes, doubled letters."""
import struct
import unittest

from support import Home

SECOND = 1000
MINUTE = 60 * SECOND


def subrip(*cues):
    """Cues of two seconds: (minute, text)."""
    return ''.join(f'{number}\n00:{minute:02}:01,000 --> 00:{minute:02}:03,000\n{text}\n\n'
                   for number, (minute, text) in enumerate(cues, 1))


def matroska(duration_ms, fps):
    """The smallest video that says how long it is and how fast."""
    def element(name, content):
        return bytes.fromhex(name) + struct.pack('>Q', len(content) | 1 << 56) + content

    def number(name, value):
        return element(name, struct.pack('>Q', value))

    header = element('1A45DFA3', number('4286', 1) + number('42F7', 1) + number('42F2', 4) + number('42F3', 8)
                     + element('4282', b'matroska') + number('4287', 4) + number('4285', 2))
    info = element('1549A966', number('2AD7B1', 1000000) + element('4489', struct.pack('>d', duration_ms))
                   + element('4D80', b'test') + element('5741', b'test'))
    video = element('AE', number('D7', 1) + number('73C5', 1) + number('83', 1) + element('86', b'V_MPEG4/ISO/ASP')
                    + number('23E383', round(1e9 / fps)) + element('E0', number('B0', 1280) + number('BA', 720)))
    cluster = element('1F43B675', number('E7', 0) + element('A3', b'\x81\0\0\x80' + b'\1' * 1500))
    return header + element('18538067', info + element('1654AE6B', video) + cluster)


class Parts(Home):
    def setUp(self):
        super().setUp()
        self.first = self.write('Film.cd1.en.srt', subrip((0, 'One'), (40, 'Two')))
        self.second = self.write('Film.cd2.en.srt', subrip((0, 'Three'), (30, '<i>Four</i>')))
        self.parts = (self.first, self.second)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def convert(self, *words):
        return self.cli('convert', '--json', *words)

    def read(self, name):
        return (self.folder / name).read_text(encoding='utf-8')

    def test_joins(self):
        self.write('Film.cd1.mkv', matroska(45 * MINUTE, 25))
        done = self.convert('--join', *self.parts)
        self.assertEqual(done.status, 0, done.err)
        line, = done.lines
        self.assertEqual(line['output'], str(self.folder / 'Film.en.srt'))
        self.assertEqual(line['inputs'], [str(self.first), str(self.second)])
        self.assertEqual((line['cues'], line['starts_ms'], line['warnings']), (4, [0, 45 * MINUTE], []))
        self.assertIn('3\n00:45:01,000 --> 00:45:03,000\nThree\n', self.read('Film.en.srt'))
        self.assertEqual(self.cli('undo').status, 0)
        self.assertFalse((self.folder / 'Film.en.srt').exists())
        self.assertTrue(self.first.exists() and self.second.exists())

    def test_joins_where_it_is_said(self):
        line, = self.convert('--join-at', '0:50:00', '--to', 'webvtt', *self.parts).lines
        self.assertEqual((line['to'], line['starts_ms'], line['warnings']), ('webvtt', [0, 50 * MINUTE], []))
        self.assertIn('<i>Four</i>', self.read('Film.en.vtt'))
        self.assertIn('01:20:01.000', self.read('Film.en.vtt'))

    def test_says_that_an_end_is_a_guess(self):
        line, = self.convert('--join', '--dry-run', *self.parts).lines
        self.assertEqual(line['starts_ms'], [0, 40 * MINUTE + 3 * SECOND])
        self.assertEqual(len(line['warnings']), 1)
        self.assertIn('Film.cd1.en.srt', line['warnings'][0])

    def test_joining_what_cannot_be(self):
        for words in (('--join', self.first), ('--join-at', '1:00', self.first),
                      ('--join-at', '0:40:00,0:30:00', *self.parts, self.first), ('--join-at', 'then', *self.parts),
                      ('--join-at', '0:40:00,0:50:00', *self.parts)):
            with self.subTest(words=words):
                done = self.convert(*words)
                self.assertEqual(done.status, 2, done.err)
                self.assertTrue(done.err.strip())
        broken = self.write('Film.cd3.en.srt', '<html><body>Not here</body></html>')
        done = self.convert('--join', *self.parts, broken)
        self.assertEqual(done.status, 3)
        self.assertIn('Film.cd3.en.srt', done.lines[0]['error']['message'])
        missing = self.convert('--join', *self.parts, self.folder / 'Film.cd4.en.srt')
        self.assertEqual(missing.status, 3)
        self.assertFalse((self.folder / 'Film.en.srt').exists())

    def test_cuts(self):
        whole = self.write('Whole.en.srt', subrip((0, 'One'), (20, 'Two'), (50, 'Three')))
        done = self.convert('--split-at', '0:10:00,45:00', '--to', 'sbv', whole)
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual([(line['part'], line['parts'], line['cues'], line['output']) for line in done.lines],
                         [(part, 3, 1, str(self.folder / f'Whole.cd{part}.en.sbv')) for part in (1, 2, 3)])
        self.assertTrue(self.read('Whole.cd2.en.sbv').startswith('0:10:01.000,0:10:03.000\nTwo'))
        self.assertEqual(self.cli('undo').status, 0)
        self.assertFalse(list(self.folder.glob('Whole.cd*')))

        done = self.convert('--split-at', '45:00', '--keep-times', '-o', self.folder / 'half.srt', whole)
        self.assertEqual([line['output'] for line in done.lines],
                         [str(self.folder / 'half.cd1.srt'), str(self.folder / 'half.cd2.srt')])
        self.assertIn('00:50:01,000', self.read('half.cd2.srt'))

    def test_cutting_what_cannot_be(self):
        for words in (('--split-at', '0'), ('--split-at', '-5'), ('--split-at', ''), ('--split-at', '2:00,1:00'),
                      ('--keep-times', '--to', 'sbv'), ('--split-at', '5', '-o', '-')):
            with self.subTest(words=words):
                done = self.cli('convert', *words, self.first)
                self.assertEqual(done.status, 2, done.err)
        done = self.convert('--split-at', '2:00:00', self.first)
        self.assertEqual(done.status, 1) # the first part is all of it
        self.assertIn('2:00:00', done.lines[1]['error']['message'])
        missing = self.convert('--split-at', '5', self.folder / 'missing.srt')
        self.assertEqual((missing.status, len(missing.lines)), (3, 1))

    def test_cuts_what_it_joined(self):
        done = self.convert('--join-at', '45:00', '--split-at', '20:00,1:00:00', *self.parts)
        self.assertEqual([line['cues'] for line in done.lines], [1, 2, 1])
        # Where the parts have the names of what was there, that stays.
        self.assertEqual([line['output'] for line in done.lines],
                         [str(self.folder / f'Film.cd{part}.en{more}.srt') for part, more in ((1, '.2'), (2, '.2'), (3, ''))])
        self.assertIn('One', self.read('Film.cd1.en.srt'))

    def test_rate_of_the_video(self):
        refused = self.convert('--fps-from', '25', '--fps-to', 'video', self.first)
        self.assertEqual(refused.status, 3)
        self.assertIn('video', refused.lines[0]['error']['message'])
        self.write('Film.cd1.mkv', matroska(45 * MINUTE, 50))
        line, = self.convert('--fps-from', '25', '--fps-to', 'video', '-o', self.folder / 'fast.srt', self.first).lines
        self.assertEqual(line['edits'][0]['edit'], 'frame_rate_changed')
        self.assertIn('00:20:00,500', self.read('fast.srt'))
        self.assertEqual(self.convert('--fps-to', 'video', self.first).status, 2)

    def test_kinds_of_notes(self):
        noted = self.write('Noted.srt', subrip((1, '[DOOR SLAMS]'), (2, 'JOHN: Come in.'), (3, '♪ La la ♪')))
        self.convert('--sdh', 'brackets,speakers', '-o', self.folder / 'some.srt', noted)
        self.assertEqual(self.read('some.srt').count('-->'), 2)
        self.assertIn('Come in.\n', self.read('some.srt'))
        self.assertNotIn('JOHN', self.read('some.srt'))
        self.assertIn('♪', self.read('some.srt'))
        refused = self.convert('--sdh', 'sighs', noted)
        self.assertEqual(refused.status, 2)
        self.assertIn('hash-music', refused.err)

    def test_letters_encoded_twice(self):
        meant = subrip((1, 'Où étais-tu passé, mon garçon ? La forêt brûlait déjà, très bête.'))
        twice = self.write('Twice.fr.srt', meant.encode().decode('latin-1').encode())
        line, = self.cli('detect', '--json', twice).lines
        self.assertEqual(line['encoding_alternatives'][0]['encoding'], 'UTF-8-twice')
        self.assertTrue(any('UTF-8-twice' in warning for warning in line['warnings']))
        done = self.convert('--input-encoding', 'utf-8-twice', '--encoding', 'utf-8', '-o', self.folder / 'once.srt', twice)
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual(self.read('once.srt'), meant)
        self.assertEqual(self.convert('--encoding', 'utf-8-twice', twice).status, 2)

    def test_encodings_of_our_own(self):
        text = subrip((1, 'Ștefan și Țara, „bine”'))
        source = self.write('Ro.srt', text)
        done = self.convert('--encoding', 'ISO-8859-16', '-o', self.folder / 'old.srt', source)
        self.assertEqual(done.status, 0, done.err)
        back = self.convert('--input-encoding', 'iso8859-16', '--encoding', 'utf-8', '-o', self.folder / 'new.srt',
                            self.folder / 'old.srt')
        self.assertEqual(back.status, 0, back.err)
        self.assertEqual(self.read('new.srt'), text)


if __name__ == '__main__':
    unittest.main()
