# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the sandbox's translating service, in both of its shapes."""
import json
import unittest

from sandboxcase import SandboxCase

KEY = {'Api-Key': 'sandbox', 'User-Agent': 'Legenda v1.0.0'}
SRT = b'1\n00:00:01,000 --> 00:00:03,000\nWe were happy here once.\n\n2\n00:00:04,000 --> 00:00:05,000\nAnything else\n'
CHARACTERS = len('We were happy here once.') + len('Anything else')


class TranslationTest(SandboxCase):
    def api(self, method, path, body=None, user='demo', **headers):
        if user:
            login = self.send('POST', self.urls['opensubtitles-com'] + '/login', KEY,
                              json.dumps({'username': user, 'password': user}))
            headers['Authorization'] = 'Bearer ' + login.json['token']
        return self.send(method, self.urls['opensubtitles-com'] + '/ai' + path, {**KEY, **headers}, body)

    def start(self, file=SRT, user='demo', **fields):
        fields = {'api': 'quick', 'translate_to': 'pl', 'return_content': 'true', **fields}
        parts = ['--XyZ\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % kv for kv in fields.items()]
        body = ''.join(parts).encode()
        if file is not None:
            body += (b'--XyZ\r\nContent-Disposition: form-data; name="file"; filename="talk.srt"\r\n'
                     b'Content-Type: application/octet-stream\r\n\r\n' + file + b'\r\n')
        return self.api('POST', '/translate', body + b'--XyZ--\r\n', user,
                        **{'Content-Type': 'multipart/form-data; boundary=XyZ'})

    def quirks(self, **values):
        self.control('quirks', dict(values, service='opensubtitles-com'))

    def credits(self, user='demo'):
        return self.control('state', method='GET')['services']['opensubtitles-com']['ai']['credits'][user]

    def finished(self, number, method='GET', path='/translate/'):
        states = []
        while not states or states[-1] in ('CREATED', 'PENDING'):
            reply = self.api(method, path + number).json
            states.append(reply['status'])
        return reply, states

    def test_published_shape(self):
        models = self.api('GET', '/info/translation').json['data']
        self.assertEqual([m['name'] for m in models], ['quick', 'careful'])
        self.assertIn({'language_code': 'pl', 'language_name': 'Polish'}, models[0]['languages_supported'])
        self.assertEqual(self.api('GET', '/credits').json, {'data': {'credits': 50.0}})
        self.assertEqual(len(self.api('GET', '/credits/buy').json['data']), 2)
        self.assertEqual(self.api('GET', '/info/transcription').json['data'][0]['name'], 'listener')
        self.assertEqual(self.api('POST', '/credits').status, 405)
        self.assertEqual(self.api('POST', '/info/translation_apis').status, 404)
        self.assertEqual(self.api('GET', '/credits', user=None).status, 401)

    def test_other_shape(self):
        self.quirks(ai_shape='other')
        self.assertEqual(self.api('POST', '/info/translation_apis').json['data'][1]['price'], 3.0)
        self.assertIn('quick', self.api('POST', '/info/translation_languages').json['data'])
        self.assertEqual(self.api('POST', '/credits').json['data']['credits'], 50.0)
        self.assertEqual(self.api('GET', '/credits').status, 405)
        self.assertEqual(self.api('GET', '/info/translation').status, 404)
        number = self.start().json['correlation_id']
        self.assertEqual(self.api('GET', '/translate/' + number).status, 404)
        self.assertEqual(self.finished(number, 'POST', '/translation/')[0]['status'], 'COMPLETED')

    def test_a_translation_costs_once(self):
        reply = self.start()
        self.assertEqual((reply.status, reply.json['status']), (200, 'CREATED'))
        done, states = self.finished(reply.json['correlation_id'])
        self.assertEqual(states, ['CREATED', 'PENDING', 'COMPLETED'])
        data = done['data']
        self.assertEqual((data['file_name'], data['characters_count']), ('talk.pl.srt', CHARACTERS))
        self.assertIn('Kiedyś byliśmy tu szczęśliwi.\n', data['content'])
        self.assertIn('[pl] Anything else', data['content'])
        self.assertEqual(self.send('GET', data['url']).body.decode(), data['content'])
        self.finished(reply.json['correlation_id'])
        self.assertEqual(self.credits(), round(50 - CHARACTERS / 1000, 2))
        self.assertEqual(data['credits_left'], self.credits())

    def test_by_file_id(self):
        number = self.start(None, 'vip', file_id='8000001', api='careful', return_content='').json['correlation_id']
        self.assertEqual(self.api('GET', '/translate/' + number, user='demo').status, 404)
        for _ in range(3):
            done = self.api('GET', '/translate/' + number, user='vip').json
        self.assertNotIn('content', done['data'])
        self.assertEqual(round(2019 - self.credits('vip'), 2), done['data']['total_price'])

    def test_failures_cost_nothing(self):
        for outcome in ('ERROR', 'TIMEOUT'):
            self.quirks(ai_outcome=outcome)
            done = self.finished(self.start().json['correlation_id'])[0]
            self.assertEqual((done['status'], len(done['errors'])), (outcome, 1))
        self.quirks(ai_outcome='COMPLETED')
        self.assertEqual(self.finished(self.start(b'no subtitle').json['correlation_id'])[0]['status'], 'ERROR')
        self.assertEqual(self.credits(), 50)

    def test_refusals(self):
        self.assertEqual(self.start(user='empty').status, 402)
        for fields in ({'api': 'none'}, {'translate_to': 'xx'}, {'translate_from': 'xx'}, {'file_id': '8000001'}):
            reply = self.start(**fields)
            self.assertEqual((reply.status, len(reply.json['errors'])), (400, 1), fields)
        self.assertEqual(self.start(None, file_id='1').status, 400)
        self.assertEqual(self.api('POST', '/translate', '{}').status, 400)
        self.control('credits', {'user': 'empty', 'credits': 1})
        self.assertEqual(self.start(user='empty').status, 200)

    def test_faults(self):
        number = self.start().json['correlation_id']
        self.fault('/ai/progress', 'status', 503, times=1)
        self.assertEqual(self.api('GET', '/translate/' + number).status, 503)
        self.fault('/ai/info/translation', 'wrong-types', times=1)
        self.assertNotIsInstance(self.api('GET', '/info/translation').json['data'][0]['name'], str)
        self.fault('/ai/file', 'empty-subtitle', times=1)
        url = self.finished(number)[0]['data']['url']
        self.assertEqual(self.send('GET', url).body, b'')
        self.assertEqual(self.send('GET', self.urls['links'] + '/ai-files/no/x.srt').status, 404)


if __name__ == '__main__':
    unittest.main()
