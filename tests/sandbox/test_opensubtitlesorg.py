# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of OpenSubtitles.org in the sandbox, asked by Python's own XML-RPC client."""
import base64
import gzip
import hashlib
import json
import unittest
import xmlrpc.client
import zlib
from pathlib import Path

from sandboxcase import SandboxCase

AGENT = 'Legenda v1.0.0'


class OpenSubtitlesOrgTest(SandboxCase):
    # --- helpers ---

    def setUp(self):
        super().setUp()
        self.server = xmlrpc.client.ServerProxy(self.urls['opensubtitles-org'])
        self.addCleanup(self.server('close'))
        self.token = self.log_in()

    def log_in(self, user='', password=None):
        return self.server.LogIn(user, user if password is None else password, 'en', AGENT)['token']

    def ok(self, reply):
        self.assertEqual(reply['status'], '200 OK')
        return reply.get('data')

    def search(self, *conditions, **options):
        return self.ok(self.server.SearchSubtitles(self.token, list(conditions), *([options] if options else [])))

    def quirks(self, **values):
        self.control('quirks', dict(values, service='opensubtitles-org'))

    def video(self, part):
        return next(v for v in self.control('videos', method='GET') if part in v['path'])

    def by_hash(self, part, **more):
        v = self.video(part)
        return self.search(dict(moviehash=v['hash'], moviebytesize=str(v['size']), **more))

    @staticmethod
    def text(data):
        return gzip.decompress(base64.b64decode(data))

    def post(self, body, **headers):
        return self.send('POST', self.urls['opensubtitles-org'],
                         {'Content-Type': 'text/xml', 'User-Agent': AGENT, **headers}, body)

    # --- sessions ---

    def test_log_in(self):
        md5 = hashlib.md5(b'demo').hexdigest()
        for password in ('demo', md5):
            reply = self.server.LogIn('demo', password, 'en', AGENT)
            self.assertEqual((reply['status'], reply['data']['UserNickName']), ('200 OK', 'demo'))
            self.assertNotIn('Content-Location', reply['data'])
        self.assertIn(',', reply['token'])
        bad = self.server.LogIn('demo', 'wrong', 'en', AGENT)
        self.assertEqual((bad['status'], sorted(bad)), ('401 Unauthorized', ['seconds', 'status', 'token']))
        self.assertEqual(self.server.NoOperation(bad['token'])['status'], '406 No session')
        self.assertEqual(self.server.LogIn('', '', 'en', '')['status'], '411 Empty or invalid useragent')
        self.assertEqual(self.server.LogIn('', '', 'en', 'Nobody 1')['status'], '414 Unknown User Agent')
        self.assertEqual(self.server.LogIn('', '', 'en')['status'], '405 Not all mandatory parameters was specified')

    def test_vip_goes_on_elsewhere(self):
        reply = self.post(xmlrpc.client.dumps(('vip', 'vip', 'en', AGENT), 'LogIn'))
        self.assertEqual(reply.headers['Content-Location'], self.urls['opensubtitles-org-vip'])
        self.assertEqual(reply.headers['Download-Quota'], '1000')
        data = xmlrpc.client.loads(reply.body)[0][0]
        self.assertEqual(data['data']['Content-Location'], self.urls['opensubtitles-org-vip'])
        with xmlrpc.client.ServerProxy(self.urls['opensubtitles-org-vip']) as vip:
            self.assertEqual(vip.GetUserInfo(data['token'])['data']['UserRank'], 'vip member')

    def test_sessions_end(self):
        self.control('clock', {'advance': 15 * 60})
        self.assertEqual(self.server.NoOperation(self.token)['download_limits']['client_download_quota'], 200)
        self.control('clock', {'advance': 17 * 60})
        self.assertEqual(self.server.NoOperation(self.token)['status'], '406 No session')
        self.token = self.log_in()
        self.ok(self.server.LogOut(self.token))
        self.assertEqual(self.server.NoOperation(self.token)['status'], '406 No session')
        self.token = self.log_in()
        self.control('expire', {'what': 'tokens', 'service': 'opensubtitles-org'})
        self.assertEqual(self.server.NoOperation(self.token)['status'], '406 No session')

    def test_facts_about_the_service(self):
        info = self.server.ServerInfo()
        self.assertEqual((info['xmlrpc_version'], info['download_limits']['global_24h_download_limit']), ('0.1', 200))
        languages = self.server.GetSubLanguages()['data']
        self.assertIn({'SubLanguageID': 'pob', 'LanguageName': 'Portuguese (BR)', 'ISO639': 'pb'}, languages)
        self.assertIn('Deutsch', [row['LanguageName'] for row in self.server.GetSubLanguages('de')['data']])
        self.assertEqual(self.server.GetUserInfo(self.token)['status'], '401 Unauthorized')
        self.assertEqual(self.server.GetUserInfo(self.log_in('demo'))['data']['IDUser'], '100001')
        self.assertEqual(self.server.AutoUpdate('legenda')['version'], '1.2.3')
        self.assertEqual(self.server.AutoUpdate('nobody')['status'], '408 Invalid parameters')
        self.assertIn('pl', self.ok(self.server.GetAvailableTranslations(self.token, 'oscar')))
        strings = self.ok(self.server.GetTranslation(self.token, 'pl', 'po', 'oscar'))
        self.assertIn(b'Language: pl', base64.b64decode(strings))
        self.assertEqual(self.server.Nonsense(self.token)['status'], '409 Method not found')

    # --- searching ---

    def test_search_by_hash_is_first(self):
        rows = self.by_hash('Copper.Street.S02E03', sublanguageid='eng,pol', imdbid='1', query='nonsense')
        self.assertEqual({r['MatchedBy'] for r in rows}, {'moviehash'})
        self.assertEqual({r['SubLanguageID'] for r in rows}, {'eng', 'pol'})
        self.assertEqual({(r['SeriesSeason'], r['SeriesEpisode']) for r in rows}, {('2', '3')})
        self.assertTrue(all(isinstance(v, (str, dict, float)) or k == 'QueryNumber' for k, v in rows[0].items()))
        big = self.video('The.Lamplighters.Debt.2019.1080p.BluRay.x264-HOLLOW.mkv')
        row = self.search({'moviehash': big['hash'], 'moviebytesize': str(big['size'])})[0]
        self.assertLess(row['QueryParameters']['moviebytesize'], 0)     # the echo of more than 31 bits overflows
        self.assertEqual(self.search({'moviehash': big['hash'], 'moviebytesize': '1'}), [])

    def test_search_by_each_other_thing(self):
        show = next(r for r in self.search({'query': 'copper street', 'season': '1', 'episode': '2'}))
        self.assertEqual((show['MatchedBy'], show['MovieName']), ('fulltext', '"Copper Street" A Guest for Supper'))
        parent = show['SeriesIMDBParent']
        rows = self.search({'imdbid': parent, 'season': '1', 'episode': '2', 'sublanguageid': 'ger'})
        self.assertEqual({r['IDMovieImdb'] for r in rows}, {show['IDMovieImdb']})
        season = self.search({'imdbid': '00' + parent, 'season': '2'})
        self.assertEqual({r['SeriesEpisode'] for r in season}, {'1', '2', '3', '4'})
        tagged = self.search({'imdbid': parent, 'tags': 'rivet,hdtv'})
        self.assertTrue(tagged and all('RIVET' in r['MovieReleaseName'] for r in tagged))
        tag = self.search({'tag': 'Paper.Kites.2012.1080p.WEB-DL.DD5.1.H.264-BREEZE.mkv', 'imdbid': '1'})
        self.assertEqual({r['MatchedBy'] for r in tag}, {'tag'})
        self.assertEqual(self.search({'query': 'quartermoon xylophone'}), [])
        self.assertEqual(self.search({}), [])
        both = self.search({'query': 'paper kites'}, {'query': 'salt iron'})
        self.assertEqual({(r['QueryNumber'], r['MovieName']) for r in both}, {('0', 'Paper Kites'), ('1', 'Salt & Iron')})
        parts = self.search({'tag': 'Three.Nights.in.Ostrava.2004.DVDRip.XviD-MORAVA', 'sublanguageid': 'cze'})
        self.assertEqual({(r['SubActualCD'], r['SubSumCD']) for r in parts}, {('1', '2'), ('2', '2')})

    def test_search_refuses(self):
        for condition, status in (({'moviehash': '12'}, '412'), ({'imdbid': 'tt12'}, '413'),
                                  ({'sublanguageid': 'en'}, '412'), ({'query': ['a']}, '408')):
            self.assertTrue(self.server.SearchSubtitles(self.token, [condition])['status'].startswith(status), condition)
        self.assertEqual(self.server.SearchSubtitles(self.token, 'x')['status'], '408 Invalid parameters')
        self.assertEqual(self.server.SearchSubtitles(self.token)['status'][:3], '405')

    def test_limits(self):
        self.assertEqual(len(self.search({'query': 'long harbour'})), 500)
        self.assertEqual(len(self.search({'query': 'long harbour'}, limit=100)), 100)
        empty = [{'query': 'no such film'}] * 500
        self.assertEqual(self.search(*empty, {'query': 'paper kites'}), [])
        known = self.video('Paper.Kites')['hash']
        reply = self.server.CheckMovieHash(self.token, ['%016x' % n for n in range(199)] + [known, '1' * 16])
        self.assertEqual((len(reply['data']), reply['not_processed']), (200, ['1' * 16]))
        ids = [r['IDSubtitleFile'] for r in self.search({'query': 'copper street'})][:25]
        self.assertEqual(len(self.ok(self.server.DownloadSubtitles(self.token, ids))), 20)
        self.assertEqual(len(self.ok(self.server.PreviewSubtitles(self.token, ids))), 20)
        names = ['Paper.Kites.2012.mkv', 'Salt.and.Iron.2021.mkv', 'b', 'c']
        self.assertEqual(len(self.ok(self.server.GuessMovieFromString(self.token, names))), 3)

    # --- texts ---

    def test_download_is_the_same_text_as_on_the_other_service(self):
        row = self.by_hash('Paper.Kites', sublanguageid='pol')[0]
        data = self.ok(self.server.DownloadSubtitles(self.token, [row['IDSubtitleFile']]))[0]
        raw = self.text(data['data'])
        self.assertEqual((data['idsubtitlefile'], hashlib.md5(raw).hexdigest()), (row['IDSubtitleFile'], row['SubHash']))
        key = {'Api-Key': 'sandbox', 'User-Agent': AGENT}
        com = self.send('GET', self.urls['opensubtitles-com'] + '/subtitles?languages=pl&moviehash='
                        + self.video('Paper.Kites')['hash'], key).json['data']
        twin = next(d['attributes'] for d in com if str(d['attributes']['legacy_subtitle_id']) == row['IDSubtitle'])
        link = self.send('POST', self.urls['opensubtitles-com'] + '/download', key,
                         json.dumps({'file_id': twin['files'][0]['file_id']})).json['link']
        self.assertEqual(self.send('GET', link).body, raw)
        preview = self.text(self.ok(self.server.PreviewSubtitles(self.token, [row['IDSubtitleFile']]))[0]['contents'])
        self.assertTrue(raw.startswith(preview[:-1]) and len(preview) < len(raw) / 4)
        self.assertEqual(self.ok(self.server.CheckSubHash(self.token, [row['SubHash'], '0' * 32])),
                         {row['SubHash']: row['IDSubtitleFile'], '0' * 32: '0'})
        none = self.server.DownloadSubtitles(self.token, ['1'])
        self.assertEqual((none['status'][:3], none['data']), ('206', ''))

    def test_quota(self):
        file = self.by_hash('Paper.Kites')[0]['IDSubtitleFile']
        self.token = self.log_in('empty')
        self.assertEqual(self.server.DownloadSubtitles(self.token, [file])['status'], '407 Download limit reached')
        self.control('quota', {'service': 'opensubtitles-org', 'user': 'demo', 'remaining': 1})
        self.token = self.log_in('demo')
        self.ok(self.server.DownloadSubtitles(self.token, [file]))
        self.assertEqual(self.server.DownloadSubtitles(self.token, [file])['status'], '407 Download limit reached')
        self.control('clock', {'advance': 86400})
        self.token = self.log_in('demo')
        self.ok(self.server.DownloadSubtitles(self.token, [file]))

    def test_stub_for_those_who_do_not_pay(self):
        file = self.by_hash('Paper.Kites')[0]['IDSubtitleFile']
        self.quirks(stub=True)
        for user, stub in (('demo', True), ('vip', False)):
            data = self.ok(self.server.DownloadSubtitles(self.log_in(user), [file]))[0]['data']
            self.assertEqual(b'VIP Member' in self.text(data), stub)
        self.quirks(vip_only=True)
        self.assertEqual(self.server.SearchSubtitles(self.token, [{'query': 'x'}])['status'], '401 Unauthorized')

    # --- films ---

    def test_movie_hashes(self):
        kites = self.video('Paper.Kites')['hash']
        first = self.ok(self.server.CheckMovieHash(self.token, [kites, 'f' * 16]))
        self.assertEqual((first[kites]['MovieName'], first['f' * 16]), ('Paper Kites', []))
        many = self.ok(self.server.CheckMovieHash2(self.token, [kites, 'f' * 16]))
        self.assertEqual([r['MovieName'] for r in many[kites]], ['Paper Kites', '"Copper Street" The Broken Lantern'])
        self.assertNotIn('f' * 16, many)
        movie = {'moviehash': 'f' * 16, 'moviebytesize': '1000000', 'imdbid': first[kites]['MovieImdbID']}
        self.assertEqual(self.ok(self.server.InsertMovieHash(self.token, [movie]))['accepted_moviehashes'], ['f' * 16])
        self.assertEqual(self.ok(self.server.CheckMovieHash(self.token, ['f' * 16]))['f' * 16]['MovieName'], 'Paper Kites')
        self.ok(self.server.ReportWrongImdbMovie(self.token, movie))
        link = self.by_hash('Paper.Kites')[0]['IDSubMovieFile']
        self.ok(self.server.ReportWrongMovieHash(self.token, link))
        self.assertEqual(self.server.ReportWrongMovieHash(self.token, '0')['status'][:3], '408')
        self.assertEqual(self.server.ReportWrongImdbMovie(self.token, {})['status'][:3], '405')

    def test_films_by_name(self):
        shows = self.ok(self.server.QuickSuggest(self.token, 'copp', 'eng,pol'))
        self.assertEqual([(r['MovieName'], r['MovieKind']) for r in shows], [('Copper Street', 'tv')])
        self.assertEqual(self.ok(self.server.QuickSuggest(self.token, 'copp', 'vie')), [])
        found = self.ok(self.server.SuggestMovie(self.token, 'lamp'))['lamp'][0]
        self.assertEqual(found['MovieName'], "The Lamplighter's Debt")
        self.assertEqual(self.ok(self.server.SearchMoviesOnIMDB(self.token, 'Paper Kites 2012'))[0]['title'],
                         'Paper Kites (2012)')
        details = self.ok(self.server.GetIMDBMovieDetails(self.token, found['IDMovieIMDB']))
        self.assertEqual((details['title'], details['year']), ("The Lamplighter's Debt", '2019'))
        self.assertEqual(self.server.GetIMDBMovieDetails(self.token, 'x')['status'], '413 Invalid ImdbID')
        name = 'Copper.Street.S01E02.A.Guest.for.Supper.1080p.mkv'
        guess = self.ok(self.server.GuessMovieFromString(self.token, [name]))[name]
        self.assertEqual((guess['GuessIt']['episode'], guess['BestGuess']['MovieKind']), ('2', 'episode'))
        self.assertEqual(self.server.InsertMovie(self.token, {})['status'], '401 Unauthorized')
        number = self.server.InsertMovie(self.log_in('demo'), {'moviename': 'Tin Moon', 'movieyear': '1999'})['id']
        self.assertIn({'id': number, 'title': 'Tin Moon (1999)'},
                      self.ok(self.server.SearchMoviesOnIMDB(self.token, 'tin moon')))

    # --- contributions ---

    def test_upload_is_found_afterwards(self):
        raw = b'1\n00:00:01,000 --> 00:00:03,000\nThe harbour lamps are lit again tonight.\n'
        md5 = hashlib.md5(raw).hexdigest()
        v = self.video('Winter.Orchard')
        cd = {'subhash': md5, 'subfilename': 'Winter.Orchard.en.srt', 'moviehash': v['hash'],
              'moviebytesize': str(v['size']), 'moviefilename': Path(v['path']).name}
        tried = self.server.TryUploadSubtitles(self.token, {'cd1': cd})
        self.assertEqual((tried['alreadyindb'], tried['data']), (0, False))
        imdb = self.search({'query': 'winter orchard'})[0]['IDMovieImdb']
        upload = {'baseinfo': {'idmovieimdb': imdb, 'moviereleasename': 'Winter.Orchard.2017.NOBODY'},
                  'cd1': dict(cd, subcontent=base64.b64encode(zlib.compress(raw)).decode())}
        link = self.ok(self.server.UploadSubtitles(self.token, upload))
        row = self.search({'moviehash': v['hash'], 'moviebytesize': str(v['size'])})[0]
        self.assertEqual((row['SubLanguageID'], link.rsplit('/', 1)[1]), ('eng', row['IDSubtitle']))
        data = self.ok(self.server.DownloadSubtitles(self.token, [row['IDSubtitleFile']]))[0]['data']
        self.assertEqual(self.text(data), raw)
        self.assertEqual(self.server.TryUploadSubtitles(self.token, {'cd1': cd})['alreadyindb'], 1)
        upload['cd1']['subhash'] = '0' * 32
        self.assertEqual(self.server.UploadSubtitles(self.token, upload)['status'][:3], '403')
        self.assertEqual(self.server.TryUploadSubtitles(self.token, {})['status'][:3], '405')
        self.assertEqual(self.ok(self.server.DetectLanguage(
            self.token, [base64.b64encode(gzip.compress(raw)).decode()])), {md5: 'eng'})

    def test_what_people_say(self):
        row = next(r for r in self.search({'query': 'copper street'}) if r['SubComments'] == '2')
        number = row['IDSubtitle']
        said = self.ok(self.server.GetComments(self.token, [number, '1']))
        self.assertEqual((list(said), len(said['_' + number])), (['_' + number], 2))
        comment = {'idsubtitle': number, 'comment': 'Out of time', 'badsubtitle': '1'}
        self.assertEqual(self.server.AddComment(self.token, comment)['status'], '401 Unauthorized')
        demo = self.log_in('demo')
        self.ok(self.server.AddComment(demo, comment))
        self.assertEqual(self.ok(self.server.GetComments(self.token, [number]))['_' + number][2]['Comment'], 'Out of time')
        self.assertEqual(self.server.SubtitlesVote(demo, {'idsubtitle': number, 'score': '11'})['status'][:3], '408')
        votes = [self.ok(self.server.SubtitlesVote(demo, {'idsubtitle': number, 'score': '8'}))['SubSumVotes']
                 for _ in range(2)]
        self.assertEqual(votes[0], votes[1])
        wish = {'sublanguageid': 'cze', 'idmovieimdb': row['IDMovieImdb'], 'comment': 'any release'}
        self.assertIn('sublanguageid-cze', self.ok(self.server.AddRequest(demo, wish))['request_url'])
        self.assertEqual(self.server.AddRequest(demo, dict(wish, sublanguageid='en'))['status'][:3], '404')
        self.ok(self.server.SearchToMail(demo, ['eng'], [{'moviehash': '1' * 16, 'moviesize': '5'}]))
        self.assertIn('hooks.invalid', self.ok(self.server.SetSubscribeUrl(self.token, 'http://hooks.invalid/x')))
        self.assertEqual(self.ok(self.server.SubscribeToHash(self.token, ['1' * 16])), 'Subscribed to 1 moviehashes')

    # --- transport ---

    def test_gzip_both_ways(self):
        call = xmlrpc.client.dumps((), 'ServerInfo').encode()
        packed = self.post(gzip.compress(call), **{'Content-Encoding': 'gzip', 'Accept-Encoding': 'gzip'})
        self.assertEqual(packed.headers['Content-Encoding'], 'gzip')
        self.assertEqual(xmlrpc.client.loads(gzip.decompress(packed.body))[0][0]['xmlrpc_version'], '0.1')
        half = self.post(gzip.compress(call)[:20], **{'Content-Encoding': 'gzip'})
        with self.assertRaises(xmlrpc.client.Fault):
            xmlrpc.client.loads(half.body)
        self.quirks(gzip_requests=False)
        self.assertEqual(self.post(gzip.compress(call), **{'Content-Encoding': 'gzip'}).status, 415)

    def test_what_is_no_call(self):
        self.assertEqual(self.send('GET', self.urls['opensubtitles-org']).status, 405)
        for body, headers in (('<x', {}), ('', {}), (xmlrpc.client.dumps((), 'ServerInfo'), {'Content-Type': 'text/plain'})):
            with self.assertRaises(xmlrpc.client.Fault):
                xmlrpc.client.loads(self.post(body, **headers).body)
        self.assertEqual(self.post(xmlrpc.client.dumps((), 'ServerInfo'), Cookie='a=b').status, 400)

    def test_quirks_of_the_service(self):
        for how, value in (('array', []), ('false', False), ('struct', {}), ('text', '')):
            self.quirks(nothing=how)
            self.assertEqual(self.search({'query': 'no such film'}), value)
        self.quirks(nothing='array', numbers='int', lists='struct')
        rows = self.search({'query': 'paper kites'})
        self.assertIsInstance(rows['0']['IDSubtitle'], int)
        self.quirks(numbers='text', lists='array', layout='old')
        self.assertNotIn('QueryNumber', self.search({'query': 'paper kites'})[0])
        for xml, sign in (('compact', b'><'), ('pretty', b'>\n<'), ('untyped', b'<value>200 OK</value>')):
            self.quirks(xml=xml)
            self.assertIn(sign, self.post(xmlrpc.client.dumps((self.token,), 'NoOperation')).body)
        self.quirks(xml='compact', packing='zlib')
        file = self.search({'query': 'paper kites'})[0]['IDSubtitleFile']
        data = self.ok(self.server.DownloadSubtitles(self.token, [file]))[0]['data']
        self.assertIn(b'-->', zlib.decompress(base64.b64decode(data)))

    def test_rates(self):
        self.control('rate', {'enforce': True, 'limits': {'org': [[3, 10]]}})
        call = xmlrpc.client.dumps((), 'ServerInfo')
        replies = [self.post(call) for _ in range(4)]
        self.assertEqual([r.status for r in replies], [200, 200, 200, 429])
        self.assertEqual([r.headers['X-RateLimit-Remaining'] for r in replies[:3]], ['2', '1', '0'])
        self.assertGreaterEqual(int(replies[3].headers['Retry-After']), 1)

    def test_log_holds_no_secrets(self):
        token = self.log_in('demo')
        self.server.SearchSubtitles(token, [{'query': 'kept'}])
        text = json.dumps(self.control('log', method='GET')) + Path(self.folder.name, 'log.jsonl').read_text()
        self.assertNotIn(token, text)
        self.assertIn('kept', text)
        bodies = [e['body'] for e in self.control('log', method='GET') if e['route'] == '/LogIn']
        self.assertEqual(bodies[-1].count('demo'), 1)    # the name, not the password

    def test_faults(self):
        self.fault('opensubtitles-org:/SearchSubtitles', 'status', 407, times=1)
        self.assertEqual(self.server.SearchSubtitles(self.token, [{}])['status'], '407 Download limit reached')
        self.fault('opensubtitles-org:/SearchSubtitles', 'status', '503', times=1)
        with self.assertRaises(xmlrpc.client.ProtocolError):
            self.server.SearchSubtitles(self.token, [{}])
        self.fault('*', 'status', '503:rpc', times=1)
        self.assertEqual(self.server.ServerInfo()['status'], '503 Service Unavailable')
        self.fault('*', 'status', '429:5', times=1)
        self.assertEqual(self.post('<x').headers['Retry-After'], '5')
        self.fault('/SearchSubtitles', 'many', 2000, times=1)
        self.assertEqual(len({r['IDSubtitle'] for r in self.search({'query': 'paper kites'})}), 2000)
        self.fault('/SearchSubtitles', 'wrong-types', times=1)
        rows = self.search({'query': 'paper kites'})
        self.assertGreater(len({type(v) for r in rows for v in r.values()}), 3)
        file = [self.search({'query': 'paper kites'})[0]['IDSubtitleFile']]
        self.fault('/DownloadSubtitles', 'bad-base64', times=1)
        self.assertTrue(self.ok(self.server.DownloadSubtitles(self.token, file))[0]['data'].startswith('!!!'))
        self.fault('/DownloadSubtitles', 'packed-bomb', 3, times=1)
        self.assertEqual(len(self.text(self.ok(self.server.DownloadSubtitles(self.token, file))[0]['data'])), 3 << 20)
        self.fault('/ServerInfo', 'entities', times=1)
        self.assertIn(b'<!ENTITY', self.post(xmlrpc.client.dumps((), 'ServerInfo')).body)
        self.fault('/ServerInfo', 'deep', 1000, times=1)
        self.assertEqual(self.post(xmlrpc.client.dumps((), 'ServerInfo')).body.count(b'<array>'), 1000)
        self.fault('/ServerInfo', 'wrong-date', times=1)
        self.assertIn('1970', self.post(xmlrpc.client.dumps((), 'ServerInfo')).headers['Date'])
        self.fault('/ServerInfo', 'garbage', times=1)
        self.assertIn('xml', self.post(xmlrpc.client.dumps((), 'ServerInfo')).headers['Content-Type'])


if __name__ == '__main__':
    unittest.main()
