# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""KickAssSubtitles on loopback: the account, uploads, and searches and conversions as tasks that take their time.

The good keys are in server.py. It has the subtitles of the catalogue whose video's hash it knows, and what was
uploaded. Control "quirks" chooses how tasks end.
"""
import base64
import codecs
import gzip
import re
import threading
from http import HTTPStatus

import dialogue
import formats
import forms
from catalogue import movie_hash
from faults import CLOUDFLARE_CHALLENGE, bomb, cloudflare_error, wrong_types
from server import API_KEYS, Response, Service

MOST_BYTES = 1024 * 1024
FORMATS = ('adobeencoredvd aqtitle fabsubtitler jacosub microdvd mpsub mplayer2 phoenixsubtitle powerdivx '
           'pinnacleimpression quicktimetext realtext sami sonicdvdcreator sprucesf structuredsf subrip subviewer '
           'subviewer2 timedtext dfxp tmplayer substationalpha substationalphaadvanced universalsf webvtt '
           'youtubesbv').split()
FPS = '23.976 23.980 24.000 25.000 29.970 30.000 50.000 59.940 60.000'.split()
QUIRKS = {
    'polls': 2,                 # times a task says that it is not done; 0: the first reply has the result
    'outcome': 'completed',     # 'failed', 'error': another word for that; 'stuck': never done
    'nothing': 'empty',         # 'failed': what a search that finds nothing ends as
    'layout': 'newest'}         # 'old': "results" and "error" as older servers had them


class Invalid(Exception):
    """Carries {field: [sentence, …]}."""


class KickAssSubtitles(Service):
    id = 'kickasssubtitles'
    base = '/api'
    listeners = ('kas',)
    media_type = 'application/json'
    opening = b'{"id":"01j2pfmd5sth39v4kdrvtbwan2","result":"'

    def __init__(self, sandbox, catalogue):
        super().__init__(sandbox)
        self.catalogue = catalogue
        self.lock = threading.Lock()
        self.reset()

    def reset(self):
        self.quirks = dict(QUIRKS)
        self.tasks = {}         # id -> {kind, left, result}
        self.uploads = []
        self.counter = 0

    # --- what the server asks ---

    def claims(self, path):
        return path == '/login' or super().claims(path)

    def route(self, path):
        route = super().route(path) if path != '/login' else path
        return '/tasks' if route.startswith('/tasks/') else route

    def nested(self, levels):
        return b'{"id":"1","status":"completed","result":' + b'[' * levels + b']' * levels + b'}'

    def state(self):
        return {'quirks': self.quirks, 'tasks': {i: {'kind': t['kind'], 'polls_left': t['left']}
                                                 for i, t in self.tasks.items()},
                'uploads': [{k: v for k, v in u.items() if k != 'raw'} for u in self.uploads]}

    def control(self, name, payload):
        """With "service": "kickasssubtitles": POST quirks {…}, see QUIRKS; expire {"what": "tasks"}."""
        if payload.get('service') != self.id:
            return None
        if name == 'quirks':
            unknown = set(payload) - set(QUIRKS) - {'service'}
            if unknown:
                raise ValueError('unknown quirks: %s' % ', '.join(sorted(unknown)))
            self.quirks.update({k: v for k, v in payload.items() if k != 'service'})
        elif name == 'expire':
            {'tasks': self.tasks}[payload['what']].clear()
        else:
            return None
        return {}

    def handle(self, request, faults):
        route = self.route(request.path)
        if route == '/login':
            return Response(200, b'<!DOCTYPE html><html><body><form>Log in</form></body></html>\n',
                            {'Content-Type': 'text/html; charset=UTF-8'})
        if 'application/json' not in request.headers.get('Accept', ''):
            return Response(302, b'', {'Location': request.origin + '/login'})     # it takes the client for a browser
        headers, wait = self.sandbox.rate.admit('kas')
        if wait:
            return self.error_reply(429, str(wait), request)
        if request.headers.get('Authorization') not in ['Bearer ' + key for key in API_KEYS]:
            return self.error_reply(401, '', request)
        table = {('GET', '/user'): self._user, ('POST', '/upload'): self._upload, ('POST', '/search'): self._search,
                 ('POST', '/convert'): self._convert, ('GET', '/tasks'): self._task}
        if (request.method, route) not in table:
            known = any(r == route for _, r in table)
            return self.error_reply(405 if known else 404, request.path, request)
        try:
            status, value = table[request.method, route](request)
        except Invalid as err:
            return self._invalid(err.args[0])
        if value is None:
            return self.error_reply(status, '', request)
        for fault in faults:
            value = self._falsify(fault, value)
        return Response.of(value, status, **{'X-RateLimit-Limit': headers['RateLimit-Limit'],
                                             'X-RateLimit-Remaining': headers['RateLimit-Remaining']})

    @staticmethod
    def _invalid(errors):
        count = sum(len(v) for v in errors.values()) - 1
        first = next(iter(errors.values()))[0]
        more = ' (and %d more error%s)' % (count, '' if count == 1 else 's') if count else ''
        return Response.of({'message': first + more, 'errors': errors}, 422)

    def error_reply(self, status, detail, request):
        """detail: the field for 422, seconds for 429 and 503."""
        if status == 422:
            field = detail or 'format'
            return self._invalid({field: ['The selected %s is invalid.' % field.replace('_', ' ')]})
        words = {401: 'Unauthenticated.', 404: 'The route %s could not be found.' % (detail or request.path),
                 405: 'The %s method is not supported for route %s.' % (request.method, request.path),
                 429: 'Too Many Attempts.', 500: 'Server Error', 503: 'Service Unavailable'}
        if status == 413 or status > 503:
            phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else 'Error'
            body = cloudflare_error(status, phrase) if status > 503 else '<html><h1>413 Request Entity Too Large</h1></html>'
            return Response(status, body.encode(), {'Content-Type': 'text/html'})
        if status == 304:
            return Response(304)
        reply = Response.of({'message': words.get(status, 'Error')}, status)
        if status == 429 or detail.isdigit():
            reply.headers['Retry-After'] = detail if detail.isdigit() else '1'
        return reply

    # --- endpoints ---

    def _user(self, request):
        return 200, {'username': 'demo', 'email': 'demo@example.invalid', 'is_admin': False,
                     'created_at': '2024-07-10T21:00:29.000000Z'}

    def _form(self, request, wanted_files=()):
        form = forms.read(request)
        fields, files = form or ({}, {})
        if 'hashes' in fields and isinstance(fields['hashes'], dict):      # as JSON has it
            fields['hashes[opensubtitles]'] = fields['hashes'].get('opensubtitles')
        errors = {}
        for name in wanted_files:
            if name not in files:
                errors[name] = ['The %s field is required.' % name]
            elif len(files[name][1]) > MOST_BYTES:
                errors[name] = ['The %s field must not be greater than 1024 kilobytes.' % name]
            elif not files[name][1].strip():
                errors[name] = ['The %s field must not be empty.' % name]
        return fields, files, errors

    @staticmethod
    def _check_video(fields, errors):
        for key in ('filename', 'filesize', 'hashes[opensubtitles]'):
            if not fields.get(key):
                name = re.sub(r'\[(.*)\]', r'.\1', key)
                errors[name] = ['The %s field is required.' % name]
        if 'filesize' not in errors and not str(fields['filesize']).isdigit():
            errors['filesize'] = ['The filesize field must be an integer.']
        if 'hashes.opensubtitles' not in errors and not re.fullmatch(
                '[0-9a-f]{16}', str(fields['hashes[opensubtitles]'])):
            errors['hashes.opensubtitles'] = ['The hashes.opensubtitles field format is invalid.']

    @staticmethod
    def _check_choices(fields, errors):
        """Empty values are as good as none."""
        for key in ('encoding', 'input_encoding'):
            try:
                codecs.lookup(fields.get(key) or 'UTF-8')
            except LookupError:
                errors[key] = ['The selected %s is invalid.' % key.replace('_', ' ')]
        if (fields.get('format') or 'subrip') not in FORMATS:
            errors['format'] = ['The selected format is invalid.']
        if (fields.get('fps') or FPS[0]) not in FPS:
            errors['fps'] = ['The selected fps is invalid.']
        if not re.fullmatch('[a-z]{2}', fields.get('language') or 'en'):
            errors['language'] = ['The selected language is invalid.']

    def _upload(self, request):
        fields, files, errors = self._form(request, ('subtitle',))
        self._check_video(fields, errors)
        self._check_choices(fields, errors)
        if not re.match(r'https://www\.imdb\.com/title/tt\d{7,}/?$', fields.get('imdb_url', '')):
            errors['imdb_url'] = ['The imdb url field format is invalid.']
        if not fields.get('language'):
            errors['language'] = ['The language field is required.']
        if errors:
            raise Invalid(errors)
        with self.lock:
            self.counter += 1
            upload = {'id': 'dcs%02x' % self.counter, 'created_at': '2024-07-10T21:00:29.000000Z',
                      'filename': fields['filename'], 'hash': fields['hashes[opensubtitles]'],
                      'language': fields['language'], 'imdb_url': fields['imdb_url'], 'name': files['subtitle'][0],
                      'raw': files['subtitle'][1]}
            self.uploads.append(upload)
        return 201, {k: v for k, v in upload.items() if k != 'raw'}

    def _search(self, request):
        fields, _, errors = self._form(request)
        self._check_video(fields, errors)
        self._check_choices(fields, errors)
        if errors:
            raise Invalid(errors)
        language, wanted = fields.get('language') or 'en', str(fields['hashes[opensubtitles]'])
        found = [u['raw'].decode('utf-8', 'replace') for u in self.uploads
                 if (u['hash'], u['language']) == (wanted, language)]
        for w, v in self.catalogue.videos(everything=True):
            if w.known and v.hash_known and movie_hash(v) == wanted and v.size == int(fields['filesize']):
                subs = [s for s in self.catalogue.subtitles if s.work is w and wanted in s.hashes
                        and s.language[:2].lower() == language]
                part = max(0, v.cd - 1)
                found += [dialogue.write(s.cues(s.files[min(part, len(s.files) - 1)].file_id)) for s in subs[:1]]
        name, encoding = fields.get('format') or 'subrip', fields.get('encoding') or 'UTF-8'
        return 201, self._start('search', [self._converted(text, name, '', encoding) for text in found])

    def _convert(self, request):
        fields, files, errors = self._form(request, ('subtitle',))
        self._check_choices(fields, errors)
        if errors:
            raise Invalid(errors)
        raw = files['subtitle'][1]
        try:
            text = raw.decode(fields.get('input_encoding') or 'UTF-8')
        except UnicodeDecodeError:
            text = raw.decode('windows-1252', 'replace')
        done = self._converted(text, fields.get('format') or 'subrip', fields.get('fps') or '',
                               fields.get('encoding') or 'UTF-8')
        return 201, self._start('convert', [done] if done else None)

    @staticmethod
    def _converted(text, name, fps, encoding):
        """One element of `subtitles`; None for what cannot be read or written here."""
        cues = formats.read(text)
        if not cues or name not in formats.WRITERS:
            return None
        extension, writer = formats.WRITERS[name]
        raw = writer(cues, float(fps or 0)).encode(encoding, 'replace')
        return {'extension': extension, 'contents_base64': base64.b64encode(raw).decode()}

    def _start(self, kind, subtitles):
        """subtitles None: it fails."""
        with self.lock:
            self.counter += 1
            number = '01j2pfmd5sth39v4kdrvt%05d' % self.counter
            self.tasks[number] = {'kind': kind, 'left': int(self.quirks['polls']), 'subtitles': subtitles}
        return self._task_value(number)

    def _task(self, request):
        number = request.path.rsplit('/', 1)[1]
        if number not in self.tasks:
            return 404, None
        with self.lock:
            task = self.tasks[number]
            if task['left'] > 0 and self.quirks['outcome'] != 'stuck':
                task['left'] -= 1
        return 200, self._task_value(number)

    def _task_value(self, number):
        task = self.tasks[number]
        waiting = task['left'] > 0 or self.quirks['outcome'] == 'stuck'
        failing = self.quirks['outcome'] in ('failed', 'error') or task['subtitles'] is None or (
            task['kind'] == 'search' and not task['subtitles'] and self.quirks['nothing'] == 'failed')
        status = 'pending' if waiting and task['left'] >= int(self.quirks['polls']) else 'processing' if waiting \
            else 'completed' if not failing else 'error' if self.quirks['outcome'] == 'error' else 'failed'
        key = 'results' if self.quirks['layout'] == 'old' else 'result'
        value = {'id': number, 'type': task['kind'], 'status': status, 'created_at': '2024-07-10T21:00:29.000000Z'}
        value[key] = {'subtitles': task['subtitles']} if status == 'completed' else None
        if status in ('failed', 'error'):
            name, words = ('NotFoundException', 'Not found') if task['kind'] == 'search' \
                else ('ConversionException', 'This subtitle cannot be converted')
            value['error'] = {'class_name': 'App\\Exceptions\\' + name, 'message': words}
        return value

    # --- faults in the content ---

    def _falsify(self, fault, value):
        if fault.kind == 'wrong-types':
            return {k: v if k in ('id', 'status') else wrong_types(v, 2) for k, v in value.items()}
        result = value.get('result') or value.get('results')
        if not result:
            return value
        rows = result['subtitles']
        if fault.kind == 'many' and rows:
            rows = [dict(rows[0]) for _ in range(int(fault.arg or 10_000))]
        elif fault.kind == 'evil-name':
            name = {'None': '../../.bashrc', 'nul': 'srt\0sh'}.get(str(fault.arg), str(fault.arg))
            rows = [dict(r, extension=name) for r in rows]
        else:
            rows = [dict(r, contents_base64=self._spoilt(fault, r['contents_base64'])) for r in rows]
        key = 'results' if 'results' in value else 'result'
        return dict(value, **{key: {'subtitles': rows}})

    @staticmethod
    def _spoilt(fault, text):
        if fault.kind == 'bad-base64':
            return '!!! no base64 at all ~~~ ' + text[:40]
        raw = base64.b64decode(text)
        if fault.kind == 'latin1':
            raw = raw.decode('utf-8', 'replace').encode(str(fault.arg or 'windows-1252'), 'replace')
        elif fault.kind == 'packed-bomb':
            raw = bomb(int(fault.arg or 200))
        else:
            raw = {'html-subtitle': CLOUDFLARE_CHALLENGE.encode(), 'empty-subtitle': b'',
                   'gzip': gzip.compress(raw)}.get(fault.kind, raw)
        return base64.b64encode(raw).decode()
