#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""KickAssSubtitles by legenda-cli: searches, downloads, conversions, and any endpoint."""
import json
import pathlib
import unittest

from support import WithSandbox

SRT = ('1\r\n00:00:01,000 --> 00:00:02,500\r\nZażółć gęślą jaźń.\r\n\r\n'
       '2\r\n00:00:03,000 --> 00:00:04,000\r\nTo jest zdanie po polsku.\r\n\r\n')
KAS = ('--with', 'kickasssubtitles', '--json')


class WithService(WithSandbox):
    def setUp(self):
        super().setUp()
        self.environment.update({'LEGENDA_KICKASSSUBTITLES_URL': self.urls['kickasssubtitles'],
                                 'LEGENDA_KICKASSSUBTITLES_API_KEY': 'sandbox'})
        self.source = self.folder / 'Film.pl.srt'
        self.source.write_bytes(SRT.encode('utf-8'))

    def quirks(self, **quirks):
        self.control('quirks', dict(quirks, service='kickasssubtitles'))

    def convert(self, *words, **kwargs):
        return self.cli('convert', *KAS, *words, **kwargs)


class Convert(WithService):
    def test_beside_the_file_under_its_name(self):
        done = self.convert('--to', 'webvtt', self.source)
        self.assertEqual(done.status, 0, done.err)
        line, = done.lines
        self.assertEqual(line['output'], str(self.folder / 'Film.pl.vtt'))
        self.assertEqual((line['from'], line['to'], line['encoding'], line['cues'], line['warnings'], line['provider']),
                         ('subrip', 'webvtt', 'UTF-8', 2, [], 'kickasssubtitles'))
        text = (self.folder / 'Film.pl.vtt').read_text('utf-8')
        self.assertTrue(text.startswith('WEBVTT'))
        self.assertIn('Zażółć gęślą jaźń.', text)
        self.assertEqual(self.source.read_bytes(), SRT.encode('utf-8'))

    def test_undo_takes_it_back(self):
        self.convert('--to', 'webvtt', self.source)
        done = self.cli('undo', '--json')
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual(sorted(p.name for p in self.folder.glob('Film*')), ['Film.pl.srt'])

    def test_what_goes_to_the_service(self):
        self.source.write_bytes(SRT.encode('windows-1250'))
        done = self.convert('--to', 'microdvd', '--fps', '25', '--language', 'pl', '--input-encoding', 'windows-1250',
                            '--encoding', 'ISO-8859-2', '-o', self.folder / 'out.sub', self.source)
        self.assertEqual(done.status, 0, done.err + done.out.decode())
        self.assertIn('{25}{', (self.folder / 'out.sub').read_text('iso-8859-2'))
        self.assertIn('Zażółć', (self.folder / 'out.sub').read_text('iso-8859-2'))
        sent, = self.requests('/convert')
        for name, value in (('language', 'pl'), ('input_encoding', 'windows-1250'), ('encoding', 'ISO-8859-2'),
                            ('format', 'microdvd'), ('fps', '25.000')):
            self.assertRegex(sent['body'], r'name="%s"\r?\n\r?\n%s\r?\n' % (name, value))
        self.assertIn('name="subtitle"; filename="Film.pl.srt"', sent['body'])

    def test_the_encoding_is_recognised(self):
        self.source.write_bytes((SRT * 8).encode('windows-1250'))
        done = self.convert('--to', 'webvtt', self.source)
        self.assertEqual(done.status, 0, done.err)
        self.assertIn('Zażółć', (self.folder / 'Film.pl.vtt').read_text('utf-8'))

    def test_nothing_is_replaced_unasked(self):
        there = self.folder / 'Film.pl.vtt'
        there.write_text('mine')
        done = self.convert('--to', 'webvtt', self.source)
        self.assertEqual(done.lines[0]['output'], str(self.folder / 'Film.pl.2.vtt'))
        self.assertEqual(there.read_text(), 'mine')
        skipped = self.convert('--to', 'webvtt', '--on-conflict', 'skip', self.source)
        self.assertEqual((skipped.status, skipped.lines[0]['skipped']), (0, 'already there'))
        replaced = self.convert('--to', 'webvtt', '--on-conflict', 'replace', self.source)
        self.assertEqual((self.folder / 'Film.pl.vtt.bak').read_text(), 'mine')
        self.assertEqual(replaced.lines[0]['backup'], str(self.folder / 'Film.pl.vtt.bak'))
        refused = self.convert('--to', 'microdvd', '--on-conflict', 'ask', '-o', self.source, self.source)
        self.assertEqual((refused.status, refused.lines[0]['error']['kind']), (3, 'file_access'))
        self.assertEqual(self.source.read_bytes(), SRT.encode('utf-8'))

    def test_several_into_a_folder(self):
        other = self.folder / 'Other.srt'
        other.write_bytes(SRT.encode('utf-8'))
        (self.folder / 'out').mkdir()
        missing = self.folder / 'missing.srt'
        done = self.convert('--to', 'vtt', '-o', self.folder / 'out', self.source, missing, other)
        self.assertEqual(done.status, 1)
        self.assertEqual(sorted(p.name for p in (self.folder / 'out').iterdir()), ['Film.pl.vtt', 'Other.vtt'])
        self.assertEqual(done.lines[1]['error']['kind'], 'file_access')
        # They are taken back together.
        self.cli('undo')
        self.assertEqual(list((self.folder / 'out').iterdir()), [])

    def test_refused_fields_are_named(self):
        done = self.convert('--to', 'webvtt', '--input-encoding', 'klingon', self.source)
        self.assertEqual(done.status, 3)
        error = done.lines[0]['error']
        self.assertEqual(error['kind'], 'bad_input')
        self.assertEqual(error['fields'], {'input_encoding': 'The selected input encoding is invalid.'})
        rate = self.convert('--to', 'microdvd', '--fps', '12', self.source)
        self.assertEqual(list(rate.lines[0]['error']['fields']), ['fps'])
        self.assertFalse((self.folder / 'Film.pl.vtt').exists())

    def test_what_cannot_be_converted(self):
        self.source.write_text('no subtitles at all')
        done = self.convert('--to', 'webvtt', self.source)
        self.assertEqual((done.status, done.lines[0]['error']['kind']), (3, 'bad_input'))
        self.assertIn('cannot be converted', done.lines[0]['error']['message'])
        self.source.write_bytes(b'')
        empty = self.convert('--to', 'webvtt', self.source)
        self.assertEqual(empty.lines[0]['error']['kind'], 'bad_input')
        self.source.write_bytes(b'x' * (1024 * 1024 + 1))
        large = self.convert('--to', 'webvtt', self.source)
        self.assertEqual(list(large.lines[0]['error']['fields']), ['subtitle'])
        self.assertEqual(len(self.requests('/convert')), 1)

    def test_looking_again_for_a_task(self):
        # What was started elsewhere, as after a wait that was too short.
        started = self.cli('api', 'kickasssubtitles', 'POST', '/convert', 'format=webvtt', 'subtitle@%s' % self.source)
        task = json.loads(started.out)['id']
        done = self.convert('--resume', task, self.source)
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual(done.lines[0]['output'], str(self.folder / 'Film.pl.vtt'))
        self.assertEqual(len(self.requests('/convert')), 1)
        alone = self.convert('--resume', task)
        self.assertEqual(alone.lines[0]['output'], str(self.folder / 'subtitle.vtt'))
        self.control('expire', {'service': 'kickasssubtitles', 'what': 'tasks'})
        gone = self.convert('--resume', task, self.source)
        self.assertEqual((gone.status, gone.lines[0]['error']['kind']), (3, 'not_found'))

    def test_wrong_usage(self):
        for words, says in ((('convert', self.source), '--to'),
                            (('convert', '--with', 'nobody', self.source), 'kickasssubtitles'),
                            (('convert', '--with', 'opensubtitles-com', '--to', 'webvtt', self.source), '--with'),
                            (('convert', '--with', 'kickasssubtitles', self.source), 'webvtt'),
                            (('convert', '--with', 'kickasssubtitles', '--to', 'docx', self.source), 'webvtt'),
                            (('convert', '--with', 'kickasssubtitles', '--to', 'webvtt'), 'files'),
                            (('convert', '--with', 'kickasssubtitles', '--to', 'webvtt', '--fps', 'x', self.source), '--fps'),
                            (('convert', '--with', 'kickasssubtitles', '--to', 'webvtt', '-o', 'nowhere', 'a', 'b'), '-o')):
            with self.subTest(words=words):
                done = self.cli(*words)
                self.assertEqual(done.status, 2, done.out)
                self.assertIn(says, done.err)
        self.assertEqual(self.requests('/convert'), [])

    def test_dry_run_and_no_key(self):
        done = self.convert('--to', 'webvtt', '--dry-run', self.source)
        self.assertEqual((done.status, done.lines[0]['skipped']), (0, 'dry run'))
        without = self.convert('--to', 'webvtt', self.source, env={'LEGENDA_KICKASSSUBTITLES_API_KEY': ''})
        self.assertEqual((without.status, without.lines[0]['error']['kind']), (3, 'needs_account'))
        wrong = self.convert('--to', 'webvtt', self.source, env={'LEGENDA_KICKASSSUBTITLES_API_KEY': 'nonsense'})
        self.assertEqual((wrong.status, wrong.lines[0]['error']['kind']), (3, 'bad_credentials'))


class Search(WithService):
    def video(self):
        """A video whose hash the service knows, and one of its languages."""
        self.borrow('Paper.Kites.2012.1080p.WEB-DL.DD5.1.H.264-BREEZE.mkv')
        return next(p for p in self.videos.rglob('*') if p.is_file() and p.suffix == '.mkv')

    def test_search_and_download(self):
        video = self.video()
        found = self.cli('search', video, '-p', 'kickasssubtitles', '-l', 'en', '--json')
        self.assertEqual(found.status, 0, found.err)
        line = found.lines[0]
        self.assertEqual((line['provider'], line['language'], line['matched_by']), ('kickasssubtitles', 'en', 'hash'))
        self.assertRegex(line['id'], r'^01j2[a-z0-9]+/0/srt$')
        # Of an earlier run: the task is asked for again, or what was kept of the answer is taken.
        one = self.cli('download', '--id', 'kickasssubtitles:' + line['id'], '-o', self.folder / 'one.srt', '--json')
        self.assertEqual(one.status, 0, one.err + one.out.decode())
        self.assertIn('-->', (self.folder / 'one.srt').read_text('utf-8'))
        best = self.cli('download', video, '-p', 'kickasssubtitles', '-l', 'en', '--json')
        self.assertEqual(best.status, 0, best.err)
        self.assertEqual((self.folder / 'one.srt').read_bytes(), pathlib.Path(best.lines[0]['saved']).read_bytes())
        self.assertEqual(len(self.requests('/search')), 1)

    def test_nothing_found_is_no_failure(self):
        video = self.video()
        for nothing in ('empty', 'failed'):
            self.quirks(nothing=nothing, polls=0)
            found = self.cli('search', video, '-p', 'kickasssubtitles', '-l', 'mt', '--json')
            self.assertEqual((found.status, found.lines), (0, []), found.err)


class Account(WithService):
    def test_who_is_signed_in(self):
        done = self.cli('account', 'show', 'kickasssubtitles', '--json')
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual((done.lines[0]['signed_in'], done.lines[0]['user_name']), (True, 'demo'))

    def test_every_endpoint(self):
        video_hash, name = '8e245d9679d31e12', 'Some.Movie.2006.mkv'
        video = ['filename=' + name, 'filesize=12909756', 'hashes[opensubtitles]=' + video_hash]
        api = lambda *words: self.cli('api', 'kickasssubtitles', '--json', *words)
        self.assertEqual(api('GET', '/user').lines[0]['username'], 'demo')
        uploaded = api('POST', '/upload', *video, 'imdb_url=https://www.imdb.com/title/tt0000001/', 'language=pl',
                       'subtitle@%s' % self.source)
        self.assertEqual(uploaded.lines[0]['hash'], video_hash, uploaded.err)
        task = api('POST', '/search', *video, 'language=pl').lines[0]
        self.assertEqual(task['type'], 'search')
        self.assertEqual(api('GET', '/tasks/' + task['id']).lines[0]['id'], task['id'])
        self.assertEqual(api('POST', '/convert', 'format=webvtt', 'subtitle@%s' % self.source).lines[0]['type'], 'convert')
        refused = api('POST', '/search', 'filename=x')
        self.assertEqual(refused.lines[0]['error']['kind'], 'bad_input')
        self.assertIn('filesize', refused.lines[0]['error']['fields'])


if __name__ == '__main__':
    unittest.main()
