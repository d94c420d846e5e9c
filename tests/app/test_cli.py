#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""legenda-cli as a person or a script uses it."""
import json
import os
import signal
import sqlite3
import unittest
import zipfile

from support import Home, WithSandbox, make_video

FILM = 'The.Lamplighters.Debt.2019.1080p.BluRay.x264-HOLLOW'


class Usage(Home):
    def test_help_names_every_command(self):
        run = self.cli('--help')
        self.assertEqual(run.status, 0)
        for command in ('scan', 'hash', 'guess', 'search', 'download', 'undo', 'account', 'languages', 'providers', 'api'):
            self.assertIn(command.encode(), run.out)
            self.assertEqual(self.cli(command, '--help').status, 0)

    def test_wrong_usage_is_2_and_says_what_to_do(self):
        for words in ((), ('dance',), ('scan',), ('hash',), ('guess',), ('search', '--imdb', 'many'),
                      ('search', '--season', '2'), ('download', '--id', 'nowhere:1', '-o', 'x.srt'),
                      ('download', '--on-conflict', 'shout', 'x'), ('account', 'dance'), ('api',), ('api', 'nobody', 'GET', '/x'),
                      ('search', '--hearing-impaired', 'maybe', 'x'), ('search', '--providers', 'nobody', 'x'),
                      ('scan', '--no-such-option', 'x')):
            run = self.cli(*words)
            self.assertEqual(run.status, 2, words)
            self.assertTrue(run.err.strip(), words)
            self.assertEqual(run.out, b'', words)

    def test_version(self):
        self.assertRegex(self.cli('--version').out, rb'^legenda-cli \d+\.\d+\.\d+\n$')


class Local(Home):
    def test_hash_of_known_files(self):
        pattern = bytes((i * 131 + 7) % 251 for i in range(1000003))
        for size, expected in ((131072, '45423f3d343813d1'), (131073, 'c3c6bebabdb79256'), (1000003, '93968f868894a468')):
            (self.videos / ('%d.mkv' % size)).write_bytes(pattern[:size])
            line, = self.cli('hash', '--json', self.videos / ('%d.mkv' % size)).lines
            self.assertEqual(line, {'path': str(self.videos / ('%d.mkv' % size)), 'size': size, 'hash': expected})

    def test_hash_goes_on_after_a_failure(self):
        make_video(self.videos / 'good.mkv', 300000)
        make_video(self.videos / 'small.mkv', 100)
        run = self.cli('hash', '--json', self.videos / 'small.mkv', self.videos / 'good.mkv', self.videos / 'gone.mkv')
        self.assertEqual(run.status, 1)
        small, good, gone = run.lines
        self.assertEqual(small['error']['kind'], 'bad_input')
        self.assertEqual(good['hash'], '%016x' % 300000)
        self.assertEqual(gone['error']['kind'], 'file_access')
        self.assertEqual(self.cli('hash', self.videos / 'gone.mkv').status, 3)

    def test_a_folder_is_hashed_video_by_video(self):
        make_video(self.videos / 'a.mkv', 200000)
        make_video(self.videos / 'deep' / 'b.mp4', 200001)
        (self.videos / 'notes.txt').write_text('x' * 200000)
        lines = self.cli('hash', '--json', self.videos).lines
        self.assertEqual(sorted(line['size'] for line in lines), [200000, 200001])

    def test_guess_from_arguments_and_standard_input(self):
        name = 'Copper.Street.S02E03.Nine.Letters.1080p.WEB-DL.DDP5.1.H.264-QUAY.mkv'
        line, = self.cli('guess', '--json', name).lines
        self.assertEqual((line['type'], line['title'], line['season'], line['episode']), ('episode', 'Copper Street', 2, 3))
        self.assertEqual((line['screen_size'], line['release_group']), ('1080p', 'QUAY'))
        piped = self.cli('guess', '--json', '--stdin', stdin=(name + '\n').encode() * 3)
        self.assertEqual(piped.lines, [line] * 3)
        self.assertEqual(self.cli('guess', '--json', '-', stdin=name.encode()).lines, [line])

    def test_scan_tells_titles_and_subtitles(self):
        make_video(self.videos / 'Show' / 'Season 1' / 'Show.S01E02.720p.HDTV.x264-GRP.mkv', 200000)
        (self.videos / 'Show' / 'Season 1' / 'Show.S01E02.720p.HDTV.x264-GRP.pt-BR.srt').write_text('x')
        (self.videos / 'Show' / 'Season 1' / 'Show.S01E02.720p.HDTV.x264-GRP.en.forced.srt').write_text('x')
        make_video(self.videos / 'Show' / 'Sample' / 'show.sample.mkv', 200000)
        line, = self.cli('scan', '--json', self.videos).lines
        self.assertEqual((line['title'], line['season'], line['episode'], line['size']), ('Show', 1, 2, 200000))
        self.assertEqual(line['languages'], ['pt-br'])
        self.assertEqual(line['embedded'], [])
        self.assertEqual(len(self.cli('scan', '--json', '--extras', self.videos).lines), 2)

    def test_scan_lists_archives_like_folders(self):
        make_video(self.videos / 'Show.S01E01.mkv', 200000)
        make_video(self.videos / 'Show.S01E02.mkv', 200001)
        text = '1\n00:00:01,000 --> 00:00:02,000\nGood day.\n'
        inside = {'English/Show.S01E01.srt': 'Show.S01E01.mkv', 'English/Show.S01E02.srt': 'Show.S01E02.mkv',
                  'German/Show.S01E01.srt': 'Show.S01E01.mkv', 'Show.S01E09.en.srt': None}
        elsewhere = self.videos.parent / 'elsewhere'
        for name in inside:
            (elsewhere / 'folder' / name).parent.mkdir(parents=True, exist_ok=True)
            (elsewhere / 'folder' / name).write_text(text)
        with zipfile.ZipFile(elsewhere / 'pack.zip', 'w') as pack:
            for name in inside:
                pack.write(elsewhere / 'folder' / name, name)
            pack.writestr('cover.jpg', b'x')
        for pack in (elsewhere / 'folder', elsewhere / 'pack.zip'):
            run = self.cli('scan', '--json', self.videos, pack)
            self.assertEqual(run.status, 0, run.err)
            lines = [line for line in run.lines if line.get('type') == 'subtitle']
            self.assertEqual({line['path']: line.get('video') for line in lines},
                             {str(pack / name): video and str(self.videos / video) for name, video in inside.items()})
            self.assertEqual({line['in'] for line in lines}, {str(pack)})
            self.assertEqual(sorted(line['language'] for line in lines), ['de', 'en', 'en', 'en'])
            # By itself too.
            alone = self.cli('scan', '--json', pack)
            self.assertEqual((alone.status, len(alone.lines)), (0, 4), alone.err)
            self.assertIn(b'Show.S01E09.en.srt', self.cli('scan', pack).out)
        (elsewhere / 'locked.rar').write_bytes(b'Rar!\x1a\x07\x01\x00and so on')
        run = self.cli('scan', '--json', elsewhere / 'locked.rar')
        self.assertEqual((run.status, run.lines[0]['error']['kind']), (3, 'not_supported'))

    def test_scan_survives_a_hostile_folder(self):
        make_video(self.videos / 'Line\nBreak "quoted" 2010.mkv', 200000)
        make_video(self.videos / ('L' * 251 + '.mkv'), 200000)
        make_video(self.videos / 'empty.mkv', 0)
        make_video(self.videos / 'hundred.mkv', 100)
        make_video(self.videos / 'huge.mkv', 8 << 30)
        make_video(self.videos / '\u202egnp.mkv', 200000)
        make_video(os.fsencode(self.videos) + b'/bad\xff\xfename.mkv', 200000)
        os.symlink(self.videos, self.videos / 'loop')
        os.mkfifo(self.videos / 'pipe.mkv')
        run = self.cli('scan', '--json', self.videos)
        self.assertIn(run.status, (0, 1))
        found = {os.path.basename(line['path']): line for line in run.lines if 'error' not in line}
        for name in ('Line\nBreak "quoted" 2010.mkv', 'L' * 251 + '.mkv', 'huge.mkv', '\u202egnp.mkv'):
            self.assertIn(name, found)
        self.assertEqual(found['huge.mkv']['size'], 8 << 30)
        self.assertNotIn('pipe.mkv', found)

    def test_readable_output_keeps_to_a_line(self):
        make_video(self.videos / 'Line\nBreak \x1b[31m 2010.mkv', 200000)
        run = self.cli('scan', self.videos)
        self.assertEqual(run.out.count(b'\n'), 1)
        self.assertNotIn(b'\x1b', run.out)

    def test_nothing_to_do_is_3(self):
        (self.videos / 'notes.txt').write_text('x')
        for command in ('scan', 'search', 'download'):
            self.assertEqual(self.cli(command, self.videos).status, 3, command)
            self.assertEqual(self.cli(command, self.folder / 'nowhere').status, 3, command)

    def test_languages_and_providers(self):
        lines = self.cli('languages', '--json').lines
        self.assertGreater(len(lines), 100)
        self.assertIn('pt-br', [line['code'] for line in lines])
        provider = self.cli('providers', '--json').lines[0]
        self.assertEqual(provider['id'], 'opensubtitles-com')
        self.assertIn('download', provider['can'])

    def test_without_a_key_it_says_where_to_get_one(self):
        make_video(self.videos / 'Some.Film.2010.mkv', 200000)
        run = self.cli('search', '--json', '--languages', 'en', self.videos)
        self.assertEqual(run.status, 3)
        self.assertEqual(run.lines[0]['error']['kind'], 'needs_account')
        self.assertIn('opensubtitles.com', run.lines[0]['error']['message'])


class Main(WithSandbox):
    def download(self, *words, **more):
        return self.cli('download', '--json', *words, **more)

    def test_search_lists_exact_matches_first(self):
        run = self.cli('search', '--json', '--languages', 'en,pl', self.borrow(FILM))
        self.assertEqual(run.status, 0, run.err)
        hits = run.lines
        self.assertGreater(len(hits), 5)
        self.assertEqual({hit['language'] for hit in hits}, {'en', 'pl'})
        scores = [hit['score'] for hit in hits]
        self.assertEqual(scores, sorted(scores, reverse=True))
        self.assertEqual(hits[0]['matched_by'], 'hash')
        self.assertIn('exact_file', hits[0]['reasons'])
        for key in ('video', 'provider', 'id', 'release', 'file_name', 'hearing_impaired', 'foreign_parts_only',
                    'ai_translated', 'machine_translated', 'from_trusted', 'fps', 'downloads', 'rating', 'votes',
                    'uploader', 'uploaded_at', 'url'):
            self.assertIn(key, hits[0])

    def test_search_by_hand(self):
        run = self.cli('search', '--json', '--languages', 'en', '--query', "the lamplighter's debt", '--year', '2019')
        self.assertEqual(run.status, 0, run.err)
        self.assertTrue(run.lines)
        self.assertTrue(all(line['video'] is None for line in run.lines))
        asked, = [r for r in self.requests('/subtitles') if r.get('status', 200) == 200]
        self.assertIn('year', str(asked))

    def test_wishes_are_respected(self):
        folder = self.borrow(FILM)
        everything = self.cli('search', '--json', '--languages', 'en,de', '--foreign-parts', 'include', folder).lines
        facts = {'%s:%s' % (hit['provider'], hit['id']): hit for hit in everything}
        for option, key, language in (('--hearing-impaired', 'hearing_impaired', 'en'),
                                      ('--foreign-parts', 'foreign_parts_only', 'en'),
                                      ('--ai-translated', 'ai_translated', 'de')):
            for wish in ('only', 'exclude'):
                line, = self.download('--dry-run', '--languages', language, option, wish, folder).lines
                self.assertIn('id', line, (option, wish, line))
                self.assertEqual(facts[line['id']][key], wish == 'only', (option, wish, line))

    def test_download_saves_beside_the_video_and_once(self):
        folder = self.borrow(FILM)
        run = self.download('--languages', 'en,pl', folder)
        self.assertEqual(run.status, 0, run.err)
        self.assertEqual({line['language'] for line in run.lines}, {'en', 'pl'})
        for line in run.lines:
            saved = self.videos / "The Lamplighter's Debt (2019)" / ('%s.%s.srt' % (FILM, line['language']))
            self.assertEqual(line['saved'], str(saved))
            text = saved.read_bytes().decode('utf-8')
            self.assertIn('-->', text)
            self.assertIsInstance(line['remaining'], int)
        downloads = len(self.requests('/download'))
        again = self.download('--languages', 'en,pl', folder)
        self.assertEqual(again.status, 0)
        self.assertEqual([line['skipped'] != '' for line in again.lines], [True, True])
        self.assertEqual(len(self.requests('/download')), downloads, 'nothing is downloaded twice')
        left = sorted(os.listdir(saved.parent))
        self.assertEqual([n for n in left if not n.endswith(('.mkv', '.srt'))], [], 'no temporary files are left')

    def test_undo_takes_saves_back(self):
        folder = self.borrow(FILM)
        self.assertEqual(self.download('--languages', 'en,pl', folder).status, 0)
        self.assertEqual(len(list(folder.rglob('*.srt'))), 2)
        listed = self.cli('undo', '--list', '--json').lines
        self.assertEqual([line['undone'] for line in listed], [False, False])
        run = self.cli('undo', '--json')
        self.assertEqual((run.status, run.lines[-1]['undone']), (0, 2), run.err)
        self.assertEqual(list(folder.rglob('*.srt')), [])
        self.assertEqual(self.cli('undo').status, 3)

    def test_conflicts(self):
        folder = self.borrow(FILM)
        target = folder / "The Lamplighter's Debt (2019)" / (FILM + '.en.srt')
        target.write_text('mine')
        skip = self.download('--again', '--languages', 'en', '--on-conflict', 'skip', folder)
        self.assertEqual((skip.status, target.read_text()), (0, 'mine'))
        rename = self.download('--again', '--languages', 'en', '--on-conflict', 'rename', folder)
        self.assertEqual(target.read_text(), 'mine')
        self.assertEqual(rename.lines[0]['saved'], str(target)[:-len('.srt')] + '.2.srt')
        replace = self.download('--again', '--languages', 'en', '--on-conflict', 'replace', folder)
        self.assertIn('-->', target.read_text())
        with open(replace.lines[0]['backup']) as backup:
            self.assertEqual(backup.read(), 'mine')
        self.cli('undo')
        self.assertEqual(target.read_text(), 'mine')

    def test_dry_run_downloads_nothing(self):
        folder = self.borrow(FILM)
        run = self.download('--dry-run', '--languages', 'en', folder)
        self.assertEqual(run.status, 0, run.err)
        self.assertIn('id', run.lines[0])
        self.assertEqual(self.requests('/download'), [])
        self.assertEqual(list(folder.rglob('*.srt')), [])

    def test_one_by_its_number(self):
        hit = self.cli('search', '--json', '--languages', 'en', self.borrow(FILM)).lines[0]
        target = self.folder / 'mine.srt'
        wanted = '%s:%s' % (hit['provider'], hit['id'])
        run = self.download('--id', wanted, '-o', target)
        self.assertEqual((run.status, run.lines[0]['saved']), (0, str(target)), run.err)
        before = target.read_bytes()
        same = self.download('--id', wanted, '-o', target)
        self.assertEqual((same.status, target.read_bytes()), (0, before), 'the very same text is no conflict')
        target.write_bytes(b'mine')
        again = self.download('--id', wanted, '-o', target)
        self.assertEqual((again.status, target.read_bytes()), (3, b'mine'))
        self.assertIn('--on-conflict', again.lines[0]['error']['message'])

    def test_a_whole_library(self):
        for path in self.library.rglob('*'):
            if path.suffix in ('.mkv', '.avi', '.mp4'):
                target = self.videos / path.relative_to(self.library)
                target.parent.mkdir(parents=True, exist_ok=True)
                os.link(path, target)
        run = self.download('--languages', 'en', self.videos)
        self.assertIn(run.status, (0, 1))
        saved = [line for line in run.lines if 'saved' in line]
        self.assertGreater(len(saved), 10)
        for line in saved:
            self.assertTrue(os.path.isfile(line['saved']))
        # Each episode has its own text, whatever the hash of one of them may be known as.
        episodes = [line for line in saved if 'Copper Street' in line['video']]
        self.assertEqual(len({line['id'] for line in episodes}), len(episodes))
        for line in episodes:
            number = os.path.basename(line['video']).split('.')[2]
            self.assertIn(number.lower(), line['release'].lower())

    def test_account(self):
        show, = self.cli('account', 'show', 'opensubtitles-com', '--json').lines
        self.assertEqual((show['signed_in'], show['user_name'], show['allowed'], show['vip']), (True, 'demo', 20, False))
        self.environment = {k: v for k, v in self.environment.items() if 'URL' in k or 'API_KEY' in k}
        login = self.cli('account', 'login', 'opensubtitles-com', '--json', '--username', 'vip', stdin=b'\nvip\n')
        self.assertEqual((login.status, login.lines[-1]['vip'], login.lines[-1]['allowed']), (0, True, 1000), login.err)
        self.assertNotIn('password', self.everything_written().lower())
        wrong = self.cli('account', 'login', 'opensubtitles-com', '--json', '--username', 'demo', stdin=b'\nwrong\n')
        self.assertEqual((wrong.status, wrong.lines[-1]['error']['kind']), (3, 'bad_credentials'))
        mail = self.cli('account', 'login', 'opensubtitles-com', '--json', '--username', 'demo@mail.test', stdin=b'\ndemo\n')
        self.assertEqual(mail.lines[-1]['error']['kind'], 'bad_credentials')
        self.assertIn('e-mail', mail.lines[-1]['error']['message'])
        self.assertNotEqual(mail.lines[-1]['error']['message'], wrong.lines[-1]['error']['message'])

    def everything_written(self):
        text = ''
        for path in (self.folder / 'home').rglob('*'):
            if path.is_file():
                text += path.read_bytes().decode('latin-1')
        return text

    def test_secrets_are_in_no_file_and_no_message(self):
        secrets = {'LEGENDA_OPENSUBTITLES_COM_PASSWORD': 'demo', 'LEGENDA_OPENSUBTITLES_COM_API_KEY': 'sandbox'}
        run = self.cli('download', '--verbose', '--json', '--languages', 'en', self.borrow(FILM), env=secrets)
        self.assertEqual(run.status, 0)
        self.assertNotIn('Bearer ey', run.err)
        self.assertNotIn('eyJ', run.err + run.out.decode() + self.everything_written())

    def test_logs_in_once_for_many(self):
        self.download('--languages', 'en', self.borrow('Copper.Street.S01E01', 'Copper.Street.S01E02', 'Copper.Street.S01E03'))
        self.assertEqual(len(self.requests('/login')), 1)

    def test_api_reaches_any_endpoint(self):
        def api(*words):
            run = self.cli('api', 'opensubtitles-com', '--json', *words)
            self.assertEqual(run.status, 0, run.err)
            return run.lines[0]
        self.assertIn('output_formats', api('GET', '/infos/formats')['data'])
        self.assertTrue(api('GET', '/infos/languages')['data'])
        self.assertEqual(api('GET', '/infos/user')['data']['allowed_downloads'], 20)
        for what in ('popular', 'latest', 'most_downloaded'):
            self.assertTrue(api('GET', '/discover/' + what, 'language=en')['data'])
        self.assertEqual(api('GET', '/utilities/guessit', 'filename=Copper.Street.S01E02.mkv')['season'], 1)
        self.assertTrue(api('GET', '/features', 'query=copper street')['data'])
        hits = api('GET', '/subtitles', 'query=copper street', 'languages=en')['data']
        file_id = hits[0]['attributes']['files'][0]['file_id']
        self.assertIn('link', api('POST', '/download', 'file_id:=%d' % file_id, 'sub_format=srt'))
        self.assertIn('message', api('DELETE', '/logout'))

    def test_service_languages(self):
        codes = [line['code'] for line in self.cli('languages', 'opensubtitles-com', '--json').lines]
        self.assertIn('en', codes)


class Faults(WithSandbox):
    """Every row of the service's error table, and every way a connection can go wrong."""

    def one(self, *words):
        run = self.cli(*(words or ('search', '--json', '--languages', 'en', '--timeout', '2', self.borrow(FILM))))
        errors = [line['error'] for line in run.lines if 'error' in line]
        return run, errors

    def check(self, route, kind, arg, expected, says=()):
        self.control('reset', {})
        self.fault(route, kind, arg)
        for path in self.videos.rglob('*'):
            if path.is_file():
                path.unlink()
        command = 'search' if route == '/subtitles' else 'download'
        run = self.cli(command, '--json', '--languages', 'en', '--timeout', '2', self.borrow(FILM))
        errors = [line['error'] for line in run.lines if 'error' in line]
        self.assertTrue(errors, '%s %s: %s %s' % (kind, arg, run.out, run.err))
        self.assertEqual(errors[0]['kind'], expected, '%s %s: %s' % (kind, arg, errors[0]))
        for word in says:
            self.assertIn(word, errors[0]['message'])
        # What only waits for its time is kept for --resume.
        self.assertEqual(run.status, 1 if expected == 'quota_used_up' else 3, kind)
        self.assertEqual(list(self.videos.rglob('*.srt')), [], 'nothing is saved')
        self.assertEqual([p for p in self.videos.rglob('*') if p.is_file() and p.suffix != '.mkv'], [], 'nothing is left')
        return errors[0]

    def test_statuses_of_a_search(self):
        self.check('/subtitles', 'status', 403, 'bad_credentials', ('key',))
        self.check('/subtitles', 'status', 429, 'rate_limited')
        for status in (502, 503, 520):
            self.check('/subtitles', 'status', status, 'service_down')

    def test_statuses_of_a_download(self):
        self.check('/download', 'status', 406, 'quota_used_up')
        self.check('/link', 'status', 410, 'not_found')

    def test_replies_that_are_none(self):
        for kind in ('html', 'garbage', 'empty', 'bad-json', 'half-gzip'):
            self.check('/subtitles', kind, None, 'bad_reply')

    def test_connections_that_break(self):
        error = self.check('/subtitles', 'delay', 5000, 'timeout')
        self.assertIn('again', error['message'].lower())
        self.check('/subtitles', 'huge', None, 'bad_reply')

    def test_texts_that_are_none(self):
        for kind in ('stub', 'html-subtitle', 'empty-subtitle'):
            self.check('/link', kind, None, 'bad_reply')

    def test_nobody_there(self):
        self.environment['LEGENDA_OPENSUBTITLES_COM_URL'] = 'http://127.0.0.1:9/api/v1'
        run, errors = self.one()
        self.assertEqual((run.status, errors[0]['kind']), (3, 'offline'))

    def test_plain_http_to_elsewhere_is_refused(self):
        self.environment['LEGENDA_OPENSUBTITLES_COM_URL'] = 'http://subtitles.invalid/api/v1'
        run, errors = self.one()
        self.assertEqual((run.status, errors[0]['kind']), (3, 'bad_input'))

    def test_credentials_follow_no_redirect_to_another_host(self):
        self.fault('/subtitles', 'redirect-other-host')
        self.one()
        elsewhere = self.control('elsewhere')
        text = json.dumps(elsewhere).lower()
        self.assertNotIn('authorization', text.replace('authorization_sent": false', ''))

    def test_hostile_names_stay_in_the_folder(self):
        self.fault('/download', 'evil-name')
        run = self.cli('download', '--json', '--languages', 'en', self.borrow(FILM))
        self.assertEqual(run.status, 0, run.err)
        self.assertEqual([p.name for p in self.videos.rglob('*.srt')], [FILM + '.en.srt'])
        self.assertFalse((self.folder / '.bashrc').exists())

    def test_an_archive_gives_its_episode(self):
        self.fault('/link', 'zip')
        run = self.cli('download', '--json', '--languages', 'en', self.borrow('Copper.Street.S01E02'))
        self.assertEqual(run.status, 0, run.err)
        self.assertEqual(len(list(self.videos.rglob('*.srt'))), 1)
        self.assertFalse(list(self.folder.glob('*.srt')))

    def test_odd_encodings_become_utf8(self):
        for arg in ('windows-1252', 'iso-8859-2', 'utf-16'):
            self.control('reset', {})
            self.fault('/link', 'latin1', arg)
            for path in self.videos.rglob('*'):
                if path.is_file():
                    path.unlink()
            language = 'pl' if arg == 'iso-8859-2' else 'de'
            run = self.cli('download', '--json', '--languages', language, self.borrow(FILM))
            self.assertEqual(run.status, 0, run.err)
            text = next(self.videos.rglob('*.srt')).read_bytes().decode('utf-8')
            self.assertIn('-->', text)
            self.assertNotIn('\ufffd', text)

    def test_the_next_best_is_tried(self):
        self.fault('/download', 'status', 404, times=1)
        run = self.cli('download', '--json', '--languages', 'en', self.borrow(FILM))
        self.assertEqual(run.status, 0, run.err)
        self.assertEqual(len(self.requests('/download')), 2)

    def test_quota_known_before_it_is_used_up(self):
        self.control('quota', {'user': 'demo', 'remaining': 1})
        run = self.cli('download', '--json', '--languages', 'en', '--jobs', '1',
                       self.borrow('Copper.Street.S01E01', 'Copper.Street.S01E02', 'Copper.Street.S01E03'))
        self.assertNotIn('left today', run.err)
        self.assertEqual(run.status, 1)
        self.assertEqual(len([line for line in run.lines if 'saved' in line]), 1)
        errors = [line['error'] for line in run.lines if 'error' in line]
        self.assertEqual([error['kind'] for error in errors], ['quota_used_up'] * 2)
        self.assertIn('--resume', run.err)

        # Too early: it says when, and asks nobody for what it knows.
        searched = len(self.requests('/subtitles'))
        downloads = len(self.requests('/download'))
        early = self.cli('download', '--json', '--resume')
        self.assertEqual(early.status, 1, early.err)
        self.assertEqual(len(early.lines), 2)
        self.assertIn('--resume', early.err)
        self.assertEqual(len(self.requests('/download')), downloads)

        # The next day.
        self.control('quota', {'user': 'demo', 'remaining': 20})
        self.wind_on()
        run = self.cli('download', '--resume')
        self.assertEqual(run.status, 0, run.err)
        self.assertIn('2 at most', run.err)
        self.assertEqual(len(list(self.videos.rglob('*.srt'))), 3)
        self.assertEqual(len(self.requests('/subtitles')), searched)
        run = self.cli('download', '--resume')
        self.assertEqual((run.status, run.out), (0, b''))
        self.assertIn('Nothing is left', run.err)
        self.assertEqual(self.cli('download', '--resume', self.videos).status, 2)

    def wind_on(self):
        """As if the time that was waited for had come."""
        with sqlite3.connect(self.folder / 'home' / 'state' / 'legenda' / 'legenda.db') as database:
            database.execute('UPDATE kept_batch SET goes_on_at = 0')
        database.close()

    def test_waits_where_it_is_told_to(self):
        self.control('quota', {'user': 'demo', 'remaining': 1})
        videos = self.borrow('Copper.Street.S01E01', 'Copper.Street.S01E02')
        process = self.start_cli('download', '--languages', 'en', '--wait', videos)
        said = b''
        while b'Goes on by itself' not in said:
            line = process.stderr.readline()
            self.assertTrue(line, said)
            said += line
        # The session ends: the rest is kept, and another start may have it.
        process.terminate()
        process.communicate(timeout=60)
        self.assertEqual(len(list(self.videos.rglob('*.srt'))), 1)
        self.control('quota', {'user': 'demo', 'remaining': 20})
        self.wind_on()
        run = self.cli('download', '--resume')
        self.assertEqual(run.status, 0, run.err)
        self.assertEqual(len(list(self.videos.rglob('*.srt'))), 2)

    def test_what_runs_is_offered_to_nobody_else(self):
        self.control('quota', {'user': 'demo', 'remaining': 1})
        process = self.start_cli('download', '--languages', 'en', '--wait',
                                 self.borrow('Copper.Street.S01E01', 'Copper.Street.S01E02'))
        while b'Goes on by itself' not in process.stderr.readline():
            pass
        run = self.cli('download', '--resume')
        self.assertIn('Nothing is left', run.err)
        # A crash lets go of it.
        process.kill()
        process.communicate(timeout=60)
        self.control('quota', {'user': 'demo', 'remaining': 20})
        self.wind_on()
        self.assertEqual(self.cli('download', '--resume').status, 0)
        self.assertEqual(len(list(self.videos.rglob('*.srt'))), 2)

    def test_stopped_by_the_person_nothing_is_left(self):
        self.control('quota', {'user': 'demo', 'remaining': 1})
        process = self.start_cli('download', '--languages', 'en', '--wait',
                                 self.borrow('Copper.Street.S01E01', 'Copper.Street.S01E02'))
        while b'Goes on by itself' not in process.stderr.readline():
            pass
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        self.assertIn('Nothing is left', self.cli('download', '--resume').err)


if __name__ == '__main__':
    unittest.main()
