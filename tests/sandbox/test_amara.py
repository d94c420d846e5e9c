# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of Amara in the sandbox."""
import json
import unittest
from urllib.parse import urlencode

from sandboxcase import SandboxCase

KEYS = {'X-api-key': 'sandbox', 'X-apikey': 'sandbox', 'X-api-username': 'demo', 'Accept': 'application/json'}
KITES = 'https://www.youtube.com/watch?v=kItEs2012AB'
SRT = '1\n00:00:01,000 --> 00:00:03,500\nThe harbour lamps\nare lit again.\n'


class AmaraTest(SandboxCase):
    # --- helpers ---

    def api(self, method, path, body=None, base='amara', headers=None, **query):
        url = path if '://' in path else self.urls[base] + path
        headers = dict(KEYS if headers is None else headers)
        if body is not None:
            headers['Content-Type'] = 'application/json'
        return self.send(method, url + ('?' + urlencode(query) if query else ''), headers,
                         None if body is None else json.dumps(body))

    def video(self, url=KITES):
        return self.api('GET', 'videos/', video_url=url).json['objects'][0]

    def quirks(self, **values):
        self.control('quirks', dict(values, service='amara'))

    # --- tests ---

    def test_videos_by_address(self):
        v = self.video()
        self.assertEqual((v['title'], v['video_type'], v['duration']), ('Paper Kites: a talk', 'Y', 900))
        self.assertEqual([(x['code'], x['published'], x['dir']) for x in v['languages']],
                         [('en', True, 'ltr'), ('pl', True, 'ltr'), ('ja', False, 'ltr'), ('ar', True, 'rtl')])
        for other in ('https://youtu.be/kItEs2012AB', 'http://media.invalid/talks/kites.mp4'):
            self.assertEqual(self.video(other)['id'], v['id'])
        self.assertEqual(self.video('https://vimeo.com/76543210')['team'], 'harbour-museum')
        bare = self.video('http://media.invalid/harbour/light.mp4')
        self.assertEqual((bare['duration'], bare['original_language'], bare['languages']), (None, None, []))
        self.assertEqual(self.api('GET', 'videos/', video_url='https://youtu.be/HiDdEn00000').json['objects'], [])
        self.assertEqual(self.api('GET', 'videos/%s/' % v['id']).json, v)
        self.assertEqual(self.api('GET', 'videos/nosuchvideo/').status, 403)

    def test_pages(self):
        page = self.api('GET', 'videos/', order_by='title', limit=15).json
        self.assertEqual((page['meta']['limit'], page['meta']['total_count'], page['meta']['previous']), (15, 34, None))
        titles = [v['title'] for v in page['objects']]
        while page['meta']['next']:
            page = self.api('GET', page['meta']['next']).json
            titles += [v['title'] for v in page['objects']]
        self.assertEqual((len(titles), titles), (34, sorted(titles)))
        self.assertEqual(self.api('GET', 'videos/', limit=1000).json['meta']['limit'], 100)
        self.assertEqual(self.api('GET', 'videos/', order_by='size').status, 400)
        self.quirks(next='loop')
        self.assertIn('offset=0', self.api('GET', 'videos/', offset=20).json['meta']['next'])
        self.quirks(next='elsewhere')
        self.assertTrue(self.api('GET', 'videos/').json['meta']['next'].startswith(self.urls['elsewhere']))

    def test_create_and_update_a_video(self):
        made = self.api('POST', 'videos/', {'video_url': 'https://vimeo.com/5', 'title': 'New', 'duration': 60})
        self.assertEqual((made.status, made.json['title'], made.json['duration']), (201, 'New', 60))
        again = self.api('POST', 'videos/', {'video_url': 'http://www.vimeo.com/5'})
        self.assertEqual((again.status, list(again.json)), (400, ['video_url']))
        path = 'videos/%s/' % made.json['id']
        self.assertEqual(self.api('PUT', path, {'title': 'Newer', 'video_url': 'https://vimeo.com/5'}).json['title'], 'Newer')
        self.assertEqual(self.api('PUT', path, {'video_url': 'https://vimeo.com/6'}).status, 400)
        for body in ({}, {'video_url': 'nonsense'}, {'video_url': 'https://vimeo.com/7', 'duration': 'long'},
                     {'video_url': 'https://vimeo.com/7', 'primary_audio_language_code': 'xx'}):
            self.assertEqual(self.api('POST', 'videos/', body).status, 400, body)
        self.assertEqual(self.api('DELETE', path).status, 405)

    def test_languages(self):
        self.assertEqual(self.api('GET', 'languages/').json['languages']['pt-br'], 'Portuguese, Brazilian')
        path = 'videos/%s/languages/' % self.video()['id']
        rows = self.api('GET', path).json['objects']
        self.assertEqual([v['version_no'] for v in rows[0]['versions']], [2, 1])
        self.assertEqual(rows[0]['versions'][0]['author']['username'], 'old_mole')
        self.assertEqual(self.api('GET', path + 'en/').json, self.api('GET', path + '%d/' % rows[0]['id']).json)
        self.assertEqual(self.api('GET', path + 'vi/').status, 404)
        made = self.api('POST', path, {'language_code': 'vi', 'title': 'Diều', 'is_complete': True})
        self.assertEqual((made.status, made.json['versions'], made.json['subtitles_complete']), (201, [], True))
        for body in ({}, {'language_code': 'xx'}, {'language_code': 'vi'}):
            self.assertEqual(list(self.api('POST', path, body).json), ['language_code'])
        self.assertEqual(self.api('PUT', path + 'vi/', {'subtitles_complete': False}).json['subtitles_complete'], False)

    def test_subtitles_in_every_format(self):
        path = 'videos/%s/languages/en/subtitles/' % self.video()['id']
        heads = {'srt': '1\n00:00:', 'vtt': 'WEBVTT', 'sbv': '0:00:', 'ssa': '[Script', 'dfxp': '<?xml', 'txt': ''}
        for name, head in heads.items():
            reply = self.api('GET', path, format=name)
            self.assertTrue(reply.body.decode().startswith(head), name)
            self.assertNotIn('json', reply.headers['Content-Type'])
        reply = self.api('GET', path).json
        self.assertEqual((reply['version_number'], reply['sub_format'], reply['language']['code']), (2, 'json', 'en'))
        self.assertGreater(reply['subtitles'][0]['start'], 1000)
        self.assertTrue(self.api('GET', path, sub_format='srt').json['subtitles'].startswith('1\n'))
        first, last = (self.api('GET', path, format='srt', **q).body for q in ({'version_number': 1}, {}))
        self.assertNotEqual(first, last)
        self.quirks(version='version')
        self.assertEqual(self.api('GET', path, format='srt', version_number=1).body, last)
        self.assertEqual(self.api('GET', path, format='srt', version=1).body, first)
        self.assertEqual(self.api('GET', path, format='srt', version=9).status, 404)
        self.assertEqual(self.api('GET', path, format='doc').status, 400)
        draft = path.replace('/en/', '/ja/')
        self.assertEqual(self.api('GET', draft, format='srt').status, 404)
        self.assertIn(b'99:59:59,000', self.api('GET', draft, format='srt', version=1).body)

    def test_post_subtitles(self):
        path = 'videos/%s/languages/pl/subtitles/' % self.video()['id']
        actions = [a['action'] for a in self.api('GET', path + 'actions/').json]
        self.assertEqual(actions, ['publish', 'save-draft'])
        made = self.api('POST', path, {'subtitles': SRT, 'sub_format': 'srt', 'action': 'publish'})
        self.assertEqual((made.status, made.json['version_number']), (201, 2))
        self.assertEqual(self.api('GET', path, format='srt').body.decode(), SRT)
        draft = self.api('POST', path, {'subtitles': SRT, 'sub_format': 'srt', 'action': 'save-draft'}).json
        self.assertEqual(self.api('GET', path).json['version_number'], 2)
        self.assertEqual(self.api('POST', path + 'actions/', {'action': 'publish'}).status, 200)
        self.assertEqual(self.api('GET', path).json['version_number'], draft['version_number'])
        for name in ('vtt', 'sbv', 'ssa', 'dfxp'):
            text = self.api('GET', path, format=name).body.decode()
            self.assertEqual(self.api('POST', path, {'subtitles': text, 'sub_format': name}).status, 201, name)
        self.assertEqual(self.api('POST', path, {'subtitles_url': 'http://media.invalid/a'}).status, 201)
        for body, key in (({'subtitles': SRT}, 'subtitles'), ({}, 'general_errors'),
                          ({'subtitles': SRT, 'sub_format': 'srt', 'action': 'x'}, 'action'),
                          ({'subtitles': SRT, 'subtitles_url': 'http://x.invalid/'}, 'general_errors')):
            reply = self.api('POST', path, body)      # without sub_format today's API reads dfxp
            self.assertEqual((reply.status, list(reply.json)), (400, [key]))
        self.assertEqual(self.api('POST', path, {'subtitles': SRT}, base='amara-api2').status, 202)

    def test_users(self):
        self.assertIn('demo', [u['username'] for u in self.api('GET', 'users/').json['objects']])
        self.assertNotIn('api_key', self.api('GET', 'users/demo/').json)
        self.assertEqual(self.api('GET', 'users/nobody/').status, 404)
        new = {'username': 'tide_77', 'email': 'tide@example.invalid', 'password': 'pa ss', 'create_login_token': True}
        made = self.api('POST', 'users/', new).json
        self.assertTrue(made['auto_login_url'].startswith('http'))
        own = dict(KEYS, **{'X-api-username': 'tide_77', 'X-api-key': made['api_key'], 'X-apikey': made['api_key']})
        self.assertEqual(self.api('PUT', 'users/tide_77/', {'first_name': 'T'}, headers=own).json['first_name'], 'T')
        self.assertEqual(self.api('PUT', 'users/demo/', {}, headers=own).status, 403)
        for change, key in (({}, 'username'), ({'username': 'a b'}, 'username'), ({'username': 'c', 'email': 'x'}, 'email'),
                            ({'username': 'c', 'password': ''}, 'password')):
            self.assertEqual(list(self.api('POST', 'users/', {**new, **change}).json), [key])
        self.assertNotIn('pa ss', json.dumps(self.control('log', method='GET')))

    def test_addresses(self):
        path = 'videos/%s/urls/' % self.video()['id']
        one, two = self.api('GET', path).json['objects']
        self.assertEqual((one['primary'], two['primary']), (True, False))
        self.assertEqual(self.api('GET', path + '%d/' % one['id']).json, one)
        made = self.api('POST', path, {'url': 'https://vimeo.com/99', 'primary': True})
        self.assertEqual((made.status, made.json['primary']), (201, True))
        self.assertFalse(self.api('GET', path + '%d/' % one['id']).json['primary'])
        self.assertEqual(list(self.api('POST', path, {'url': 'https://vimeo.com/99'}).json), ['url'])
        self.assertTrue(self.api('PUT', path + '%d/' % two['id'], {'primary': True}).json['primary'])
        for url in (one, two):
            self.assertEqual(self.api('DELETE', path + '%d/' % url['id']).status, 204)
        last = self.api('DELETE', path + '%d/' % made.json['id'])
        self.assertEqual((last.status, type(last.json)), (400, str))
        self.assertTrue(self.api('GET', path).json['objects'][0]['primary'])
        self.assertEqual(self.api('GET', path.replace('videos', 'users')).status, 404)    # the reference's slip

    def test_accounts(self):
        for headers, status in (({}, 200), ({'X-apikey': 'sandbox'}, 200), ({'X-api-key': 'bad'}, 403),
                                ({'X-api-key': 'sandbox', 'X-apikey': 'other'}, 403),
                                ({'X-api-key': 'sandbox', 'X-api-username': 'nobody'}, 403)):
            self.assertEqual(self.api('GET', 'videos/', headers=headers).status, status, headers)
        for headers in ({}, {'X-api-key': 'sandbox'}):
            self.assertEqual(self.api('POST', 'videos/', {'video_url': 'https://vimeo.com/8'}, headers=headers).status, 401)
        self.quirks(anonymous=False)
        self.assertEqual(self.api('GET', 'videos/', headers={}).status, 401)
        self.assertNotIn('sandbox', json.dumps([e['headers'] for e in self.control('log', method='GET')]))

    def test_the_older_api(self):
        v = self.api('GET', 'videos/', base='amara-api2', video_url=KITES).json['objects'][0]
        lang = self.api('GET', 'videos/%s/languages/en/' % v['id'], base='amara-api2').json
        self.assertEqual((type(lang['id']), lang['is_original'], lang['versions'][0]['author']), (str, True, 'old_mole'))
        self.assertIn('/api2/partners/', lang['resource_uri'])
        cue = self.api('GET', 'videos/%s/languages/en/subtitles/' % v['id'], base='amara-api2').json['subtitles'][0]
        self.assertIsInstance(cue['start'], float)
        self.assertEqual(self.api('POST', 'videos/', {'video_url': 'https://vimeo.com/4'}, base='amara-api2').status, 202)

    def test_refusals_of_every_shape(self):
        path = 'videos/nosuchvideo/'
        for shape, check in (('detail', lambda r: r.json['detail']), ('general', lambda r: r.json['general_errors'][0]),
                             ('text', lambda r: r.json), ('html', lambda r: r.body.decode())):
            self.quirks(errors=shape)
            self.assertIn('permission', check(self.api('GET', path)), shape)
        self.assertEqual(self.api('GET', 'videos').headers['Location'], '/api/videos/')
        self.fault('amara:/videos', 'status', '429:7', times=2)
        self.assertEqual(self.api('GET', 'videos/').headers['Retry-After'], '7')
        self.quirks(retry_after='date')
        self.assertIn('GMT', self.api('GET', 'videos/').headers['Retry-After'])
        self.control('rate', {'enforce': True, 'limits': {'amara': [[1, 60]]}})
        self.assertEqual([self.api('GET', 'languages/').status for _ in range(2)], [200, 429])

    def test_faults(self):
        self.fault('/videos', 'many', 500, times=1)
        self.assertEqual(len({v['id'] for v in self.api('GET', 'videos/').json['objects']}), 500)
        self.fault('/videos', 'evil-name', times=1)
        self.assertEqual(self.api('GET', 'videos/').json['objects'][0]['title'], '../../.bashrc')
        self.fault('/videos', 'wrong-types', times=1)
        self.assertNotEqual(type(self.api('GET', 'videos/').json['objects'][0]['title']), str)
        path = 'videos/%s/languages/en/subtitles/' % self.video()['id']
        self.fault('/subtitles', 'html-subtitle', times=1)
        self.assertIn(b'<html', self.api('GET', path, format='srt').body)


if __name__ == '__main__':
    unittest.main()
