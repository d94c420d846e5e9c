# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translating part of OpenSubtitles.com, below /ai: models, credits, and translations that take their time.

Both shapes that are in use: the published one, and the one other clients know; "quirks" chooses. Credits: demo 50,
vip 2019, empty none; they go down once, when a translation starts, and come back when it fails.
"""
import hashlib
import threading
from urllib.parse import quote

import dialogue
import formats
import forms
from server import Response

CREDITS = {'demo': 50.0, 'vip': 2019.0, 'empty': 0.0, 'quiet': 50.0}
NAMES = {'en': 'English', 'pl': 'Polish', 'de': 'German', 'fr': 'French', 'es': 'Spanish', 'it': 'Italian', 'cs': 'Czech',
         'ru': 'Russian', 'ja': 'Japanese', 'ar': 'Arabic', 'pt-br': 'Portuguese (Brazilian)', 'sv': 'Swedish'}
MODELS = {'quick': ('Quick', 1.0, sorted(NAMES)), 'careful': ('Careful', 3.0, ['de', 'en', 'es', 'fr', 'pl', 'pt-br'])}
QUIRKS = {
    'ai_shape': 'published',        # 'other': what other clients know
    'ai_polls': 2,                  # times a translation says that it is not done
    'ai_outcome': 'COMPLETED',      # 'ERROR', 'TIMEOUT'; 'stuck': never done
    'ai_elsewhere': False}          # True: the text lies on another host
# (shape, method, route): which endpoint it is. The route of a translation is "/ai/progress" whatever its id.
ENDPOINTS = {
    ('published', 'GET', '/ai/info/translation'): 'models', ('published', 'GET', '/ai/info/transcription'): 'hearing',
    ('published', 'GET', '/ai/credits'): 'credits', ('published', 'GET', '/ai/credits/buy'): 'offers',
    ('published', 'POST', '/ai/translate'): 'start', ('published', 'GET', '/ai/progress'): 'progress',
    ('other', 'POST', '/ai/info/translation_apis'): 'models', ('other', 'POST', '/ai/info/translation_languages'):
    'languages', ('other', 'POST', '/ai/credits'): 'credits', ('other', 'POST', '/ai/credits/buy'): 'offers',
    ('other', 'POST', '/ai/translate'): 'start', ('other', 'POST', '/ai/progress'): 'progress'}
PROGRESS = {'published': '/ai/translate/', 'other': '/ai/translation/'}


def _refusal(text, status):
    return Response.of({'errors': [text], 'status': status}, status)


def _language(code):
    return {'language_code': code, 'language_name': NAMES[code]}


def translate(cues, target):
    """Known sentences in the target language, all others with its code in front."""
    known = {}
    wanted = {k.lower(): k for k in dialogue.LINES}.get(target)
    if wanted:
        for language in dialogue.LINES:
            known.update(zip(dialogue.sentences(language), dialogue.sentences(wanted)))

    def line(text):
        dash = '- ' if text.startswith('- ') else ''
        return dash + known.get(text[len(dash):], '[%s] %s' % (target, text[len(dash):]))
    return [dialogue.Cue(c.start, c.end, '\n'.join(line(t) for t in c.text.split('\n'))) for c in cues]


class Translations:
    """service: the OpenSubtitlesCom it belongs to."""

    def __init__(self, service):
        self.service = service
        self.lock = threading.Lock()
        self.quirks = dict(QUIRKS)
        self.credits = dict(CREDITS)
        self.tasks = {}             # id -> {user, left, data}
        self.texts = {}             # token -> bytes
        self.counter = 0

    def state(self):
        return {'credits': self.credits, 'translations': len(self.tasks), 'quirks': self.quirks}

    @staticmethod
    def route(path):
        """path below the service's base"""
        if path.startswith('/ai/translate/') or path.startswith('/ai/translation/'):
            return '/ai/progress'
        return path

    def handle(self, request, route):
        """-> Response, or a dict that faults may change"""
        shape = self.quirks['ai_shape']
        name = ENDPOINTS.get((shape, request.method, route))
        if name == 'progress' and PROGRESS[shape] not in request.path:
            name = None
        if name is None:
            known = any(r == route and s == shape for s, _, r in ENDPOINTS) and (
                route != '/ai/progress' or PROGRESS[shape] in request.path)
            return Response.of({'message': 'Method not allowed' if known else 'Not Found',
                                'status': 405 if known else 404}, 405 if known else 404)
        try:
            user = self.service.who(request)
        except PermissionError:
            user = None
        if user is None and name not in ('models', 'languages', 'hearing'):
            return self.service.error_reply(401, '', request)
        return getattr(self, '_' + name)(request, user)

    def _models(self, request, user):
        return {'data': [{'name': name, 'display_name': label, 'pricing': '%d credit%s per 1,000 characters' % (
            price, '' if price == 1 else 's'), 'price': price, 'reliability': 0.98, 'languages_supported':
            [_language(c) for c in codes]} for name, (label, price, codes) in MODELS.items()]}

    def _hearing(self, request, user):
        return {'data': [{'name': 'listener', 'display_name': 'Listener', 'pricing': '2 credits per minute', 'price': 2.0,
                          'languages_supported': [_language('en')]}]}

    def _languages(self, request, user):
        return {'data': {name: [_language(c) for c in codes] for name, (_, _, codes) in MODELS.items()}}

    def _credits(self, request, user):
        return {'data': {'credits': self.credits[user]}}

    def _offers(self, request, user):
        return {'data': [{'name': '%d credits' % n, 'value': '%s USD' % price, 'discount_percent': off, 'checkout_url':
                          'https://www.opensubtitles.com/en/ai/buy/%d' % n} for n, price, off in
                         ((1000, '10.00', 0), (5000, '40.00', 20))]}

    def _start(self, request, user):
        form = forms.read(request)
        if form is None or not request.headers.get('Content-Type', '').startswith('multipart/form-data'):
            return _refusal('multipart/form-data wanted', 400)
        fields, files = form
        if ('file' in files) == bool(fields.get('file_id')):
            return _refusal('either file or file_id is needed', 400)
        model, target = MODELS.get(fields.get('api')), fields.get('translate_to', '').lower()
        source = fields.get('translate_from', 'auto').lower()
        if model is None:
            return _refusal('api: there is no such model', 400)
        if target not in model[2]:
            return _refusal('translate_to: %s is not supported by %s' % (target or 'nothing', fields['api']), 400)
        if source != 'auto' and source not in model[2]:
            return _refusal('translate_from: %s is not supported by %s' % (source, fields['api']), 400)
        if 'file' in files:
            name, raw = files['file']
            cues = formats.read(raw.decode('utf-8', 'replace'))
        else:
            number = fields['file_id']
            if not number.isdigit() or int(number) not in self.service.catalogue.by_file:
                return _refusal('file_id: there is no such file', 400)
            sub, file = self.service.catalogue.by_file[int(number)]
            name, cues = file.file_name + '.srt', sub.cues(file.file_id)
        characters = sum(len(dialogue._plain(c.text)) for c in cues)
        price = round(characters / 1000 * model[1], 2)
        with self.lock:
            if price > self.credits[user]:
                return Response.of({'message': 'Not enough credits: %.2f are needed, you have %.2f' % (
                    price, self.credits[user]), 'status': 402}, 402)
            self.credits[user] = round(self.credits[user] - price, 2)
            self.counter += 1
            number = hashlib.sha256(b'translation %d' % self.counter).hexdigest()[:24]
            text = dialogue.write(translate(cues, target))
            self.texts[number] = text.encode()
            self.tasks[number] = {
                'user': user, 'left': int(self.quirks['ai_polls']), 'price': price, 'broken': not cues, 'over': False,
                'content': text if fields.get('return_content', '').lower() in ('true', '1') else None, 'data': {
                    'file_name': '%s.%s.srt' % (name.rsplit('.', 1)[0], target), 'characters_count': characters,
                    'unit_price': model[1] / 1000, 'total_price': price,
                    'task': {'id': number, 'api': fields['api'], 'language': target}}}
        return {'status': 'CREATED', 'correlation_id': number, 'translation': None}

    def _progress(self, request, user):
        number = request.path.rsplit('/', 1)[1]
        task = self.tasks.get(number)
        if task is None or task['user'] != user:
            return Response.of({'message': 'There is no such translation', 'status': 404}, 404)
        with self.lock:
            outcome = 'ERROR' if task['broken'] else self.quirks['ai_outcome']
            if task['left'] > 0 or outcome == 'stuck':
                fresh = task['left'] == int(self.quirks['ai_polls'])
                task['left'] = max(0, task['left'] - 1)
                return {'status': 'CREATED' if fresh and task['left'] else 'PENDING', 'correlation_id': number}
            if outcome != 'COMPLETED':
                if not task['over']:
                    self.credits[user] = round(self.credits[user] + task['price'], 2)
                task['over'] = True
                return {'status': outcome, 'correlation_id': number, 'errors': [
                    'The file has no text that can be translated' if task['broken'] else 'The model gave up']}
            data = dict(task['data'], credits_left=self.credits[user])
        host = self.service.sandbox.elsewhere if self.quirks['ai_elsewhere'] else self.service.sandbox.links
        data['url'] = '%s/ai-files/%s/%s' % (host, number, quote(data['file_name'], safe=''))
        if task['content'] is not None:
            data['content'] = task['content']
        return {'status': 'COMPLETED', 'correlation_id': number, 'data': data}

    def file(self, request):
        """The text behind `url`; the route is "/ai/file"."""
        raw = self.texts.get(request.path.split('/')[2])
        if raw is None:
            return Response(404, b'<html><body>404 Not Found</body></html>\n', {'Content-Type': 'text/html'})
        return Response(200, raw, {'Content-Type': 'text/plain; charset=utf-8'})

