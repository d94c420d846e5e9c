# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the sandbox itself: each endpoint, each row of the error table, each fault."""
import base64
import gzip
import http.client
import io
import json
import os
import re
import struct
import subprocess
import sys
import time
import unittest
import zipfile
from pathlib import Path
from urllib.parse import urlencode

from sandboxcase import HERE, SandboxCase

KEY = {'Api-Key': 'sandbox', 'User-Agent': 'Legenda v1.0.0'}


def movie_hash(path):
    size = os.path.getsize(path)
    total = size
    with open(path, 'rb') as f:
        for start in (0, size - 65536):
            f.seek(start)
            total += sum(struct.unpack('<8192Q', f.read(65536)))
    return '%016x' % (total % 2**64)


class SandboxTest(SandboxCase):
    # --- helpers ---

    def api(self, method, path, query=None, body=None, token=None, headers=None):
        url = self.urls['opensubtitles-com'] + path + ('?' + urlencode(query) if query else '')
        headers = dict(KEY if headers is None else headers)
        if token:
            headers['Authorization'] = 'Bearer ' + token
        return self.send(method, url, headers, None if body is None else json.dumps(body))

    def search(self, **query):
        reply = self.api('GET', '/subtitles', sorted(query.items()))
        self.assertEqual(reply.status, 200, reply.headers)
        return reply.json

    def rows(self, **query):
        return [d['attributes'] for d in self.search(**query)['data']]

    def token(self, user='demo'):
        return self.api('POST', '/login', body={'username': user, 'password': user}).json['token']

    def download(self, token=None, **body):
        body.setdefault('file_id', 8000001)
        return self.api('POST', '/download', body=body, token=token)

    def text(self, **body):
        """The text behind the link of a download."""
        return self.send('GET', self.download(**body).json['link'])

    # --- search ---

    def test_search_types_follow_the_recordings(self):
        outer = self.search(languages='en', query='copper street s01e01')
        self.assertEqual({k: type(v) for k, v in outer.items()},
                         dict(total_pages=int, total_count=int, per_page=int, page=int, data=list))
        for row in outer['data']:
            a = row['attributes']
            self.assertEqual(row['id'], a['subtitle_id'])
            self.assertIsInstance(a['fps'], float)
            self.assertIsInstance(a['ratings'], float)
            self.assertIn('file_hashes', a)
            self.assertNotIn('moviehash_match', a)
            details = a['feature_details']
            self.assertEqual((details['season_number'], details['episode_number']), (1, 1))
            self.assertEqual(details['parent_title'], 'Copper Street')

    def test_search_by_hash_puts_matches_first_and_keeps_others(self):
        video = next(v for v in self.control('videos', method='GET') if 'Copper.Street.S02E03' in v['path'])
        rows = self.rows(languages='en,pl', moviehash=video['hash'], query=os.path.basename(video['path']).lower())
        matches = [a['moviehash_match'] for a in rows]
        self.assertEqual(matches, sorted(matches, reverse=True))
        self.assertIn(True, matches)
        self.assertIn(False, matches)
        only = self.rows(moviehash=video['hash'], moviehash_match='only')
        self.assertTrue(only and all(a['moviehash_match'] for a in only))
        alone = self.rows(moviehash=video['hash'])
        self.assertTrue(all(a['moviehash_match'] for a in alone))

    def test_a_hash_may_lead_to_another_work(self):
        titles = {a['feature_details']['title'] for a in self.rows(languages='en', moviehash='00000c0ffee51de5')}
        self.assertEqual(titles, {'Paper Kites', 'The Broken Lantern'})

    def test_each_filter(self):
        base = dict(query="the lamplighter's debt")
        every = self.rows(machine_translated='include', **base)
        for flag in ('hearing_impaired', 'foreign_parts_only'):
            only = self.rows(**{flag: 'only'}, **base)
            self.assertTrue(only and all(a[flag] for a in only), flag)
            none = self.rows(**{flag: 'exclude'}, **base)
            self.assertTrue(none and not any(a[flag] for a in none), flag)
        self.assertTrue(any(a['ai_translated'] for a in self.rows(**base)))
        self.assertFalse(any(a['ai_translated'] for a in self.rows(ai_translated='exclude', **base)))
        self.assertTrue(any(a['machine_translated'] for a in every))
        self.assertFalse(any(a['machine_translated'] for a in self.rows(**base)))
        self.assertTrue(all(a['from_trusted'] for a in self.rows(trusted_sources='only', **base)))
        self.assertEqual({a['language'] for a in self.rows(languages='de,pt-br', **base)}, {'de', 'pt-BR'})
        self.assertEqual({a['uploader']['uploader_id'] for a in self.rows(uploader_id=361640)}, {361640})
        details = every[0]['feature_details']
        for key in ('imdb_id', 'tmdb_id'):
            self.assertEqual(len(self.rows(machine_translated='include', **{key: details[key]})), len(every))
        self.assertEqual(len(self.rows(id=details['feature_id'], machine_translated='include')), len(every))
        self.assertEqual(self.search(type='episode', **base)['total_pages'], 0)
        self.assertEqual(self.search(year=1999, **base)['data'], [])
        counts = [a['download_count'] for a in self.rows(order_by='download_count', order_direction='asc', **base)]
        self.assertEqual(counts, sorted(counts))

    def test_nulls_that_real_answers_have(self):
        rows = self.rows(query='haris al-manara')
        self.assertTrue(rows)
        for key in ('imdb_id', 'tmdb_id', 'year'):
            self.assertIsNone(rows[0]['feature_details'][key])
        pages = [a for p in range(1, 5) for a in self.rows(parent_imdb_id=self.show()['imdb_id'],
                                                         **({'page': p} if p > 1 else {}))]
        self.assertTrue(any(a['comments'] is None for a in pages))
        self.assertTrue(any(a['legacy_subtitle_id'] is None for a in pages))
        self.assertTrue(any('slug' not in a for a in pages))
        self.assertTrue(any(a['uploader']['uploader_id'] is None for a in pages))

    def show(self):
        return self.api('GET', '/features', {'query': 'the long harbour', 'type': 'tvshow'}).json['data'][0]['attributes']

    def test_pages_overlap_and_reach_every_result(self):
        query = dict(languages='en', parent_imdb_id=self.show()['imdb_id'])
        outer = self.search(**query)
        ids = [d['id'] for d in outer['data']]
        for page in range(2, outer['total_pages'] + 1):
            ids += [d['id'] for d in self.search(page=page, **query)['data']]
        self.assertEqual(outer['total_count'], len(ids))
        self.assertEqual(len(set(ids)), 200)
        self.assertGreater(len(ids), 200)
        self.assertEqual(self.search(page=outer['total_pages'] + 1, **query)['data'], [])
        self.assertEqual(len(self.rows(season_number=3, episode_number=7, **query)), 2)
        self.assertEqual(self.search(season_number=3, **query)['total_pages'], 1)

    def test_canonical_redirect(self):
        for query in ('languages=pl,en&query=paper+kites', 'query=paper+kites&languages=en,pl',
                      'languages=en%2Cpl&page=1&query=Paper+Kites', 'languages=en,pl&query=paper+kites&type=all'):
            reply = self.api('GET', '/subtitles?' + query)
            self.assertEqual(reply.status, 301, query)
            self.assertEqual(reply.headers['Location'], '/api/v1/subtitles?languages=en%2Cpl&query=paper+kites')
            self.assertEqual(self.api('GET', reply.headers['Location'][7:]).status, 200)
        reply = self.api('GET', '/subtitles?imdb_id=tt0091000001')
        self.assertEqual(reply.headers['Location'], '/api/v1/subtitles?imdb_id=91000001')

    def test_bad_moviehash(self):
        first = self.api('GET', '/subtitles?languages=en&moviehash=123456787654321&page=1')
        self.assertEqual(first.status, 301)
        reply = self.api('GET', first.headers['Location'][7:])
        self.assertEqual((reply.status, reply.body), (400, b''))
        self.assertIn('moviehash is wrong', reply.headers['x-reason'])
        self.assertNotIn('Content-Type', reply.headers)

    # --- other lists ---

    def test_features(self):
        a = self.show()
        self.assertEqual((a['feature_type'], a['year'], a['seasons_count'], a['imdb_id'] > 0), ('Tvshow', '2011', 5, True))
        self.assertEqual([len(s['episodes']) for s in a['seasons']], [20] * 5)
        self.assertIsInstance(a['feature_id'], str)
        self.assertIsInstance(a['seasons'][0]['episodes'][0]['feature_id'], int)
        movie = self.api('GET', '/features', {'query': 'salt'}).json['data'][0]['attributes']
        self.assertEqual((movie['parent_title'], movie['episode_number']), ('', ''))
        by_id = self.api('GET', '/features', {'imdb_id': movie['imdb_id']}).json['data']
        self.assertEqual(by_id[0]['id'], movie['feature_id'])
        aka = {'full_search': 'true', 'query': 'dług latarnika'}
        self.assertEqual(len(self.api('GET', '/features', aka).json['data']), 1)
        self.assertEqual(self.api('GET', '/features', {'query': 'dług latarnika'}).json['data'], [])
        self.assertEqual(self.api('GET', '/features', {'query': 'ab'}).status, 400)

    def test_discover(self):
        popular = self.api('GET', '/discover/popular', {'language': 'pl'}).json['data']
        self.assertEqual({d['type'] for d in popular}, {'movie', 'tvshow'})
        shows = self.api('GET', '/discover/popular', {'type': 'tvshow'}).json['data']
        self.assertEqual({d['type'] for d in shows}, {'tvshow'})
        latest = self.api('GET', '/discover/latest').json
        self.assertEqual((len(latest['data']), latest['total_count'], latest['total_pages']), (60, 60, 1))
        dates = [d['attributes']['upload_date'] for d in latest['data']]
        self.assertEqual(dates, sorted(dates, reverse=True))
        most = self.api('GET', '/discover/most_downloaded', {'language': 'de', 'type': 'movie'}).json['data']
        self.assertEqual({d['attributes']['language'] for d in most}, {'de'})
        self.assertEqual({d['attributes']['feature_details']['feature_type'] for d in most}, {'Movie'})

    def test_infos(self):
        self.assertEqual(self.api('GET', '/infos/formats').json['data']['output_formats'],
                         ['srt', 'sub', 'mpl', 'webvtt', 'dfxp', 'txt'])
        languages = self.api('GET', '/infos/languages', headers={'User-Agent': 'x'}).json['data']
        self.assertIn({'language_code': 'pt-br', 'language_name': 'Portuguese (Brazilian)'}, languages)
        token = self.token('vip')
        user = self.api('GET', '/infos/user', token=token).json['data']
        self.assertEqual((user['username'], user['vip'], user['remaining_downloads']), ('vip', True, 1000))
        self.assertEqual(self.api('GET', '/infos/user').status, 401)

    def test_guessit(self):
        name = 'Copper.Street.S01E02.A.Guest.for.Supper.1080p.NF.WEBRip.DDP5.1.Atmos.x264-QUAY.mkv'
        seen = self.api('GET', '/utilities/guessit', {'filename': name}).json
        self.assertEqual((seen['title'], seen['season'], seen['episode'], seen['episode_title'], seen['type']),
                         ('Copper Street', 1, 2, 'A Guest for Supper', 'episode'))
        self.assertEqual((seen['screen_size'], seen['streaming_service'], seen['video_codec'], seen['release_group']),
                         ('1080p', 'Netflix', 'H.264', 'QUAY'))
        self.assertIsNone(seen['year'])
        self.assertEqual(self.api('GET', '/utilities/guessit').status, 400)

    # --- accounts and quota ---

    def test_login_and_logout(self):
        reply = self.api('POST', '/login', body={'username': 'demo', 'password': 'demo'}).json
        self.assertEqual(reply['base_url'], self.host)
        self.assertEqual((reply['user']['allowed_downloads'], reply['user']['vip'], reply['status']), (20, False, 200))
        head, payload, _ = reply['token'].split('.')
        decoded = json.loads(base64.urlsafe_b64decode(payload + '=='))
        self.assertAlmostEqual(decoded['exp'] - time.time(), 86400, delta=300)
        token = reply['token']
        self.assertEqual(self.api('DELETE', '/logout', token=token).json['message'], 'token successfully destroyed')
        self.assertEqual(self.api('DELETE', '/logout', token=token).status, 401)
        self.assertEqual(self.api('GET', '/infos/user', token=token).status, 401)

    def test_login_errors(self):
        for n in (1, 2):
            bad = self.api('POST', '/login', body={'username': 'demo', 'password': 'wrong'})
            self.assertEqual(bad.status, 401)
            self.assertEqual(bad.json['message'],
                             'Error, invalid username/password failed:%d remaining:%d  ' % (n, 10 - n))
        mail = self.api('POST', '/login', body={'username': 'demo@example.org', 'password': 'demo'})
        self.assertEqual(mail.status, 400)
        self.assertIn('not your email', mail.json['message'])

    def test_token_expires(self):
        token = self.token()
        self.control('clock', {'advance': 25 * 3600})
        reply = self.download(token=token)
        self.assertEqual((reply.status, reply.json['message']), (401, 'invalid token'))

    def test_key_and_agent(self):
        bad = self.api('GET', '/infos/formats', headers={'Api-Key': 'no', 'User-Agent': 'x'})
        self.assertEqual((bad.status, bad.json), (403, {'message': 'You cannot consume this service'}))
        download = self.api('POST', '/download', body={}, headers={'Api-Key': 'no', 'User-Agent': 'x'})
        self.assertEqual((download.status, download.json), (503, {'message': 'Service unavailable'}))
        none = self.api('GET', '/infos/formats', headers={'User-Agent': 'x'})
        self.assertEqual(none.status, 301)
        self.assertNotIn('Location', none.headers)
        agent = self.api('GET', '/infos/formats', headers={'Api-Key': 'sandbox'})
        self.assertEqual((agent.status, agent.json), (403, {'error': 'User agent required'}))

    def test_quota(self):
        self.control('quota', {'user': 'demo', 'remaining': 1})
        token = self.token()
        last = self.download(token=token)
        self.assertEqual((last.status, last.json['remaining'], last.json['requests']), (200, 0, 20))
        reply = self.download(token=token)
        self.assertEqual(reply.status, 406)
        self.assertIn('You have downloaded your allowed 20 subtitles', reply.json['message'])
        self.assertRegex(reply.json['reset_time_utc'], r'^\d{4}-\d\d-\d\dT23:59:59\.999Z$')
        self.assertEqual(self.download(token=self.token('empty')).status, 406)
        remaining = [self.download().json['remaining'] for _ in range(5)]
        self.assertEqual(remaining, [4, 3, 2, 1, 0])
        self.assertEqual(self.download().status, 406)
        self.control('clock', {'advance': 86400})
        self.assertEqual(self.download().status, 200)

    # --- download ---

    def test_download_formats_and_conversion(self):
        token = self.token()
        plain = self.download(token=token).json
        self.assertRegex(plain['link'], r'^http://127\.0\.0\.1:\d+/download/[0-9A-F]+/subfile/[^/]+\.srt$')
        text = self.send('GET', plain['link']).body.decode()
        self.assertTrue(text.startswith('1\n00:00:'))
        heads = {'sub': '{', 'mpl': '[', 'webvtt': 'WEBVTT', 'dfxp': '<?xml', 'txt': ''}
        for output, head in heads.items():
            reply = self.download(token=token, sub_format=output, file_name='my film').json
            self.assertTrue(reply['file_name'].startswith('my film.'))
            self.assertTrue(self.send('GET', reply['link']).body.decode().startswith(head), output)

        def first(text):
            h, m, s, ms = re.search(r'(\d+):(\d+):(\d+),(\d+)', text).groups()
            return ((int(h) * 60 + int(m)) * 60 + int(s)) * 1000 + int(ms)
        start = first(text)
        shifted = self.send('GET', self.download(token=token, timeshift=2.5).json['link']).body.decode()
        self.assertEqual(first(shifted), start + 2500)
        slower = self.send('GET', self.download(token=token, in_fps=25, out_fps=20).json['link']).body.decode()
        self.assertAlmostEqual(first(slower), start * 25 / 20, delta=2)
        self.assertEqual(self.download(token=token, in_fps=25).status, 403)
        self.assertEqual(self.download(token=token, file_id=1).status, 403)
        self.assertEqual(self.download(token=token, sub_format='doc').status, 403)
        forced = self.send('GET', self.download(token=token, force_download=True).json['link'])
        self.assertIn('attachment', forced.headers['Content-Disposition'])

    def test_download_of_two_parts(self):
        sub = next(a for a in self.rows(languages='cs', query='three nights in ostrava') if a['nb_cd'] == 2)
        self.assertEqual([f['cd_number'] for f in sub['files']], [1, 2])
        one, two = (self.text(file_id=f['file_id']).body for f in sub['files'])
        self.assertNotEqual(one, two)

    def test_link_expires(self):
        link = self.download().json['link']
        self.control('clock', {'advance': 3 * 3600 + 1})
        self.assertEqual(self.send('GET', link).status, 410)
        self.assertEqual(self.send('GET', self.urls['links'] + '/download/NO/subfile/x.srt').status, 404)

    # --- rates, gzip, log ---

    def test_rate_limits(self):
        self.control('rate', {'enforce': True})
        first = self.api('POST', '/login', body={'username': 'demo', 'password': 'demo'})
        self.assertEqual((first.headers['RateLimit-Limit'], first.headers['RateLimit-Remaining']), ('1', '0'))
        second = self.api('POST', '/login', body={'username': 'demo', 'password': 'demo'})
        self.assertEqual(second.status, 429)
        self.assertGreaterEqual(int(second.headers['Retry-After']), 1)
        self.control('rate', {'enforce': True, 'limits': {'api': [[3, 60]], 'features': [[2, 60]]}})
        statuses = [self.api('GET', '/infos/formats').status for _ in range(4)]
        self.assertEqual(statuses, [200, 200, 200, 429])
        self.control('rate', {'enforce': False})
        self.assertEqual(self.api('GET', '/infos/formats').headers['X-RateLimit-Remaining-Second'], '2')

    def test_gzip_only_when_asked(self):
        self.assertNotIn('Content-Encoding', self.api('GET', '/infos/languages').headers)
        packed = self.api('GET', '/infos/languages', headers=dict(KEY, **{'Accept-Encoding': 'gzip'}))
        self.assertEqual(packed.headers['Content-Encoding'], 'gzip')
        self.assertIn('data', json.loads(gzip.decompress(packed.body)))

    def test_log_holds_requests_without_secrets(self):
        self.token()
        self.download(token='nonsense')
        log = self.control('log', method='GET')
        self.assertEqual([(e['method'], e['route'], e['status']) for e in log],
                         [('POST', '/login', 200), ('POST', '/download', 401)])
        self.assertEqual(log[1]['headers']['Authorization'], '<secret>')
        self.assertEqual(log[1]['headers']['Api-Key'], '<secret>')
        self.assertIn('"password": "<secret>"', log[0]['body'])
        self.assertNotIn('nonsense', json.dumps(log) + Path(self.folder.name, 'log.jsonl').read_text())

    # --- faults ---

    def test_status_faults(self):
        for code in (401, 403, 406, 410, 429, 502, 503, 520):
            self.fault('/infos/formats', 'status', code, times=1)
            reply = self.api('GET', '/infos/formats')
            self.assertEqual(reply.status, code)
            if code >= 500:
                self.assertIn(b'Cloudflare', reply.body)
        self.assertEqual(self.api('GET', '/infos/formats').status, 200)
        self.fault('*', 'status', '429:7', times=1)
        self.assertEqual(self.api('GET', '/features').headers['Retry-After'], '7')
        self.fault('/link', '304')
        self.assertEqual(self.text().status, 304)

    def test_times_after_and_clearing(self):
        self.fault('/infos/formats', 'empty', times=1, after=1)
        bodies = [self.api('GET', '/infos/formats').body == b'' for _ in range(3)]
        self.assertEqual(bodies, [False, True, False])
        self.fault('*', 'html')
        self.assertIn(b'Just a moment', self.api('GET', '/infos/formats').body)
        self.control('faults', method='DELETE')
        self.assertEqual(self.api('GET', '/infos/formats').status, 200)
        bad = self.send('POST', self.urls['control'] + '/fault', {}, '{"route":"*","kind":"nonsense"}')
        self.assertEqual(bad.status, 400)

    def test_broken_transport(self):
        for kind in ('cut', 'wrong-length'):
            self.fault('/infos/languages', kind, times=1)
            with self.assertRaises(http.client.IncompleteRead):
                self.api('GET', '/infos/languages')
        self.fault('/infos/languages', 'half-gzip', times=1)
        reply = self.api('GET', '/infos/languages')
        with self.assertRaises(EOFError):
            gzip.decompress(reply.body)
        for kind in ('garbage', 'bad-json'):
            self.fault('/infos/languages', kind, times=1)
            with self.assertRaises(ValueError):
                self.api('GET', '/infos/languages').json
        self.fault('/infos/languages', 'delay', 300, times=1)
        start = time.monotonic()
        self.api('GET', '/infos/languages')
        self.assertGreaterEqual(time.monotonic() - start, 0.3)

    def test_endless_and_huge(self):
        self.fault('/subtitles', 'huge', 3, times=1)
        self.assertEqual(len(self.api('GET', '/subtitles').body), 3 << 20)
        self.fault('/subtitles', 'endless', times=1)
        connection = http.client.HTTPConnection(self.host)
        connection.request('GET', '/api/v1/subtitles', headers=KEY)
        reply = connection.getresponse()
        self.assertIsNone(reply.getheader('Content-Length'))
        self.assertEqual(len(reply.read(8 << 20)), 8 << 20)
        connection.close()
        self.fault('/subtitles', 'bomb', 5, times=1)
        packed = self.api('GET', '/subtitles').body
        self.assertLess(len(packed), 100_000)
        self.assertEqual(len(gzip.decompress(packed)), 5 << 20)

    def test_redirect_to_another_host(self):
        self.fault('/infos/formats', 'redirect-other-host', 301, times=1)
        reply = self.api('GET', '/infos/formats')
        self.assertEqual(reply.status, 301)
        self.assertTrue(reply.headers['Location'].startswith(self.urls['elsewhere']))
        self.send('GET', reply.headers['Location'], {'Api-Key': 'sandbox'})
        seen = self.control('elsewhere', method='GET')
        self.assertEqual((seen[0]['api_key_sent'], seen[0]['authorization_sent']), (True, False))
        self.fault('/infos/formats', 'redirect-other-host', 'port', times=1)
        self.assertTrue(self.api('GET', '/infos/formats').headers['Location'].startswith('http://127.0.0.1:'))

    def test_hostile_content(self):
        self.fault('/subtitles', 'evil-name', times=1)
        self.assertEqual(self.rows(query='paper kites')[0]['files'][0]['file_name'], '../../.bashrc')
        self.fault('/download', 'evil-name', 'nul', times=1)
        self.assertEqual(self.download().json['file_name'], 'a/b\0c')
        self.fault('/subtitles', 'wrong-types', times=1)
        reply = self.search(query='paper kites')
        self.assertIsInstance(reply['data'][0]['attributes']['fps'], str)
        self.assertIsNone(reply['data'][1]['attributes']['language'])
        self.assertEqual(reply['data'][2]['attributes']['feature_details'], [])

    def test_spoilt_subtitles(self):
        pl = self.rows(languages='pl', query='paper kites')[0]['files'][0]['file_id']
        self.control('quota', {'user': '127.0.0.1', 'remaining': 1000})
        good = self.text(file_id=pl).body.decode()
        expected = {'stub': lambda b: self.assertIn(b'VIP', b), 'empty-subtitle': lambda b: self.assertEqual(b, b''),
                    'html-subtitle': lambda b: self.assertIn(b'<html', b),
                    'gzip': lambda b: self.assertEqual(gzip.decompress(b).decode(), good),
                    'latin1': lambda b: self.assertEqual(b.decode('iso-8859-2'), good)}
        for kind, check in expected.items():
            self.fault('/link', kind, times=1)
            check(self.text(file_id=pl).body)
        self.fault('/link', 'latin1', 'utf-16', times=1)
        self.assertEqual(self.text(file_id=pl).body.decode('utf-16'), good)
        self.fault('/link', 'zip', times=1)
        with zipfile.ZipFile(io.BytesIO(self.text(file_id=pl).body)) as z:
            names = z.namelist()
        self.assertEqual(len([n for n in names if re.search(r'S\d\dE\d\d\.srt$', n)]), 3)
        self.assertIn('../../evil.srt', names)
        self.assertIn('nested.zip', names)

    # --- the sample library and the program ---

    def test_videos_have_their_hashes(self):
        videos = self.control('videos', method='GET')
        self.assertGreater(len(videos), 15)
        for v in videos:
            self.assertEqual(movie_hash(v['path']), v['hash'])
            found = self.search(moviehash=v['hash'])['total_count']
            self.assertEqual(found > 0, v['hash_known'], v['path'])
            by_name = self.search(query=os.path.basename(v['path']).lower())['total_count']
            self.assertEqual(by_name > 0, v['known'], v['path'])
        self.assertTrue(any(v['hash'].startswith('0000') for v in videos))
        self.assertTrue(any(v['size'] > 1 << 33 for v in videos))

    def test_every_language_has_its_own_text(self):
        self.control('quota', {'user': '127.0.0.1', 'remaining': 1000})
        texts = set()
        for row in self.rows(ai_translated='exclude', query="the lamplighter's debt"):
            text = self.text(file_id=row['files'][0]['file_id']).body.decode()
            texts.add((row['language'], text))
            cues = text.count(' --> ')
            self.assertTrue(cues < 20 if row['foreign_parts_only'] else 60 <= cues <= 200)
        self.assertGreaterEqual(len({language for language, _ in texts}), 11)

    def test_ends_with_standard_input(self):
        process = subprocess.Popen([sys.executable, str(HERE / 'sandbox.py'), '--stdin-eof', '--fault',
                                    '/subtitles=status:503'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        url = json.loads(process.stdout.readline())['opensubtitles-com']
        self.assertEqual(self.send('GET', url + '/subtitles', KEY).status, 503)
        process.stdin.close()
        self.assertEqual(process.wait(), 0)
        process.stdout.close()

    def test_ends_with_its_parent(self):
        parent = subprocess.Popen(
            [sys.executable, '-c', 'import subprocess,sys\np=subprocess.Popen([sys.executable,sys.argv[1]])\n'
             'print(p.pid,flush=True)\nsys.stdin.read()\nimport os\nos._exit(0)', str(HERE / 'sandbox.py')],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        lines = [parent.stdout.readline(), parent.stdout.readline()]
        urls = json.loads(next(line for line in lines if line.startswith(b'{')))
        parent.stdin.close()
        parent.wait()
        parent.stdout.close()
        with self.assertRaises(OSError):
            while True:
                self.send('GET', urls['control'] + '/state')
                time.sleep(0.05)


if __name__ == '__main__':
    unittest.main()
