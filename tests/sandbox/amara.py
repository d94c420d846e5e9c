# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Universal Subtitles / Amara on loopback: videos, languages, subtitles and their versions, users, addresses.

Today's API below /api/, and the older one below /api2/partners/ with its values (seconds, text ids, 202). Reading
works without account unless "quirks" says otherwise; writing wants the key "sandbox" (X-api-key or X-apikey) and a
user name (demo, vip or empty).
"""
import email.utils
import json
import threading
from http import HTTPStatus
from urllib.parse import urlencode

import amara_data as data
import dialogue
import forms
from amara_data import Refused, invalid, truth
from amara_users import UsersAndAddresses
from faults import CLOUDFLARE_CHALLENGE, cloudflare_error, wrong_types
from server import API_KEYS, Response, Service

BASES = ('/api2/partners', '/api')
ACTIONS = [{'action': 'publish', 'label': 'Publish', 'complete': True},
           {'action': 'save-draft', 'label': 'Save draft', 'complete': None}]
QUIRKS = {
    'errors': 'own',            # the shape of refusals: 'own' (what fits), 'detail', 'general', 'text', 'html'
    'version': 'both',          # which parameter names a version: 'version_number', 'version'
    'anonymous': True,          # False: nothing without key
    'next': 'good',             # 'loop', 'elsewhere': where the next page is said to be
    'retry_after': 'seconds',   # 'date'
    'author': 'object'}         # 'text', 'null'
# Parts of a path below the base; {} is one name. -> route
PATHS = [('languages', '/languages'), ('users', '/users'), ('users/{}', '/users/detail'), ('videos', '/videos'),
         ('videos/{}', '/videos/detail'), ('videos/{}/languages', '/videos/languages'),
         ('videos/{}/languages/{}', '/videos/languages/detail'), ('videos/{}/languages/{}/subtitles', '/subtitles'),
         ('videos/{}/languages/{}/subtitles/actions', '/subtitles/actions'), ('videos/{}/urls', '/urls'),
         ('videos/{}/urls/{}', '/urls/detail')]


class Amara(UsersAndAddresses, Service):
    id = 'amara'
    base = '/api'
    listeners = ('amara',)
    media_type = 'application/json'
    opening = b'{"meta":{"next":null},"objects":['

    def __init__(self, sandbox, catalogue):
        super().__init__(sandbox)
        self.lock = threading.Lock()
        self.reset()

    def reset(self):
        self.quirks = dict(QUIRKS)
        self.videos = data.videos()
        self.users = {name: {'username': name, 'email': name + '@example.invalid', 'first_name': '', 'last_name': '',
                             'api_key': API_KEYS[name == 'quiet']}
                      for name in ('demo', 'vip', 'empty', 'quiet', 'kestrel77', 'old_mole')}
        self.counter = 0

    # --- what the server asks ---

    def addresses(self):
        origin = self.sandbox.origins['amara']
        return {self.id: origin + '/api/', self.id + '-api2': origin + '/api2/partners/'}

    def claims(self, path):
        return any(path == b or path.startswith(b + '/') for b in BASES)

    @staticmethod
    def _parts(path):
        """(base, names below it)"""
        base = next(b for b in BASES if path == b or path.startswith(b + '/'))
        return base, [p for p in path[len(base):].split('/') if p]

    def route(self, path):
        names = self._parts(path)[1]
        for pattern, route in PATHS:
            wanted = pattern.split('/')
            if len(wanted) == len(names) and all(w in ('{}', n) for w, n in zip(wanted, names)):
                return route
        return '/' + '/'.join(names)

    def nested(self, levels):
        return b'{"meta":{"next":null},"objects":' + b'[' * levels + b']' * levels + b'}'

    def state(self):
        return {'quirks': self.quirks, 'users': sorted(self.users), 'videos': [
            {'id': v.id, 'title': v.title, 'urls': [u.url for u in v.urls], 'languages':
             {lang.code: len(lang.versions) for lang in v.languages}} for v in self.videos]}

    def control(self, name, payload):
        """With "service": "amara": POST quirks {…}, see QUIRKS."""
        if name != 'quirks' or payload.get('service') != self.id:
            return None
        unknown = set(payload) - set(QUIRKS) - {'service'}
        if unknown:
            raise ValueError('unknown quirks: %s' % ', '.join(sorted(unknown)))
        self.quirks.update({k: v for k, v in payload.items() if k != 'service'})
        return {}

    def handle(self, request, faults):
        _, wait = self.sandbox.rate.admit('amara')
        if wait:
            return self.error_reply(429, str(wait), request)
        if not request.path.endswith('/'):      # Django's habit; a body cannot follow
            where = request.path + '/' + ('?' + request.query if request.query else '')
            return Response(301, b'', {'Location': where}) if request.method == 'GET' \
                else self.error_reply(404, '', request)
        try:
            reply = self._dispatch(request)
        except Refused as refusal:
            return self._refusal(*refusal.args)
        if isinstance(reply, Response):
            for fault in faults:
                self._spoil(fault, reply)
            return reply
        status, value = reply
        for fault in faults:
            value = self._falsify(fault, value)
        return Response.of(value, status)

    def _refusal(self, status, body):
        shape = self.quirks['errors']
        first = body
        while isinstance(first, (dict, list)):
            first = next(iter(first.values() if isinstance(first, dict) else first), '')
        if shape == 'html':
            return Response(status, b'<html><body><h1>%s</h1></body></html>\n' % str(first).encode(), {'Content-Type': 'text/html'})
        value = {'detail': {'detail': first}, 'general': {'general_errors': [first]}, 'text': first}.get(shape, body)
        return Response.of(value, status)

    def error_reply(self, status, detail, request):
        """detail: seconds for 429 and 503, the field for 400."""
        words = {401: 'Authentication credentials were not provided.', 403: 'Invalid API Key', 404: 'Not found.',
                 405: 'Method "%s" not allowed.' % request.method, 429: 'Request was throttled.'}
        if status == 304:
            return Response(304)
        if status >= 500:
            phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else 'Error'
            reply = Response(status, cloudflare_error(status, phrase).encode(), {'Content-Type': 'text/html'})
        elif status == 400:
            reply = self._refusal(400, {detail or 'title': ['This field is not valid.']})
        else:
            reply = self._refusal(status, {'detail': words.get(status, 'Error')})
        if status == 429 or detail.isdigit():
            seconds = int(detail) if detail.isdigit() else 1
            reply.headers['Retry-After'] = email.utils.formatdate(self.sandbox.now() + seconds, usegmt=True) \
                if self.quirks['retry_after'] == 'date' else str(seconds)
        return reply

    # --- requests ---

    def _who(self, request):
        """The user name, None without account. Both spellings of the key's header have to agree."""
        keys = [request.headers[h] for h in ('X-api-key', 'X-apikey') if request.headers.get(h)]
        name = request.headers.get('X-api-username')
        if not keys:
            return None
        if len(set(keys)) > 1 or (name and name not in self.users) or not any(
                u['api_key'] == keys[0] and name in (None, u['username']) for u in self.users.values()):
            raise Refused(403, {'detail': 'Invalid API Key'})
        return name or ''

    def _dispatch(self, request):
        base, names = self._parts(request.path)
        route = self.route(request.path)
        user = self._who(request)
        reading = request.method in ('GET', 'HEAD')
        if user is None and not (reading and self.quirks['anonymous'] and not route.startswith('/users')):
            raise Refused(401, {'detail': 'Authentication credentials were not provided.'})
        if not reading and not user:
            raise Refused(401, {'detail': 'X-api-username is missing.'})
        handlers = {
            ('GET', '/languages'): self._languages, ('GET', '/users'): self._users, ('POST', '/users'): self._add_user,
            ('GET', '/users/detail'): self._user, ('PUT', '/users/detail'): self._change_user,
            ('GET', '/videos'): self._list, ('POST', '/videos'): self._create, ('GET', '/videos/detail'): self._video,
            ('PUT', '/videos/detail'): self._update, ('GET', '/videos/languages'): self._video_languages,
            ('POST', '/videos/languages'): self._add_language, ('GET', '/videos/languages/detail'): self._language,
            ('PUT', '/videos/languages/detail'): self._change_language, ('GET', '/subtitles'): self._subtitles,
            ('POST', '/subtitles'): self._post, ('GET', '/subtitles/actions'): self._actions,
            ('POST', '/subtitles/actions'): self._act, ('GET', '/urls'): self._urls, ('POST', '/urls'): self._add_url,
            ('GET', '/urls/detail'): self._url, ('PUT', '/urls/detail'): self._change_url,
            ('DELETE', '/urls/detail'): self._remove_url}
        method = 'GET' if request.method == 'HEAD' else request.method
        if (method, route) not in handlers:
            known = any(r == route for _, r in handlers)
            raise Refused(405 if known else 404, {'detail': 'Method "%s" not allowed.' % method if known else 'Not found.'})
        with self.lock:     # what these two say is of this request
            self.old, self.user = base == '/api2/partners', user
            return handlers[method, route](request, *[n for n, p in zip(names, self._pattern(route)) if p == '{}'])

    @staticmethod
    def _pattern(route):
        return next(p for p, r in PATHS if r == route).split('/')

    @staticmethod
    def _body(request):
        form = forms.read(request)
        if form is None:
            raise Refused(400, {'detail': 'JSON parse error'})
        fields, files = form
        return {**fields, **{k: v[1].decode('utf-8', 'replace') for k, v in files.items()}}

    def _root(self, request):
        return request.origin + ('/api2/partners/' if self.old else '/api/')

    def _page(self, request, rows, show):
        p = dict(request.pairs)
        limit, offset = p.get('limit', '20'), p.get('offset', '0')
        if not limit.isdigit() or not offset.isdigit():
            raise Refused(400, {'detail': 'limit and offset have to be numbers'})
        limit, offset = min(100, max(1, int(limit))), int(offset)

        def there(at):
            pairs = [(k, v) for k, v in request.pairs if k not in ('limit', 'offset')]
            root = request.origin if self.quirks['next'] != 'elsewhere' else self.sandbox.elsewhere
            if self.quirks['next'] == 'loop':
                at = 0
            return '%s%s?%s' % (root, request.path, urlencode(pairs + [('limit', limit), ('offset', at)]))
        meta = {'previous': there(max(0, offset - limit)) if offset else None, 'offset': offset, 'limit': limit,
                'next': there(offset + limit) if offset + limit < len(rows) or self.quirks['next'] == 'loop' else None,
                'total_count': len(rows)}
        return 200, {'meta': meta, 'objects': [show(request, r) for r in rows[offset:offset + limit]]}

    @property
    def _made(self):
        return 202 if self.old else 201

    # --- videos ---

    def _find(self, number):
        video = next((v for v in self.videos if v.id == number), None)
        if video is None:
            raise Refused(403, {'detail': 'You do not have permission to perform this action.'})
        if video.hidden:
            raise Refused(404, {'detail': 'Not found.'})
        return video

    def _show(self, request, v):
        here = '%svideos/%s/' % (self._root(request), v.id)
        urls = sorted(v.urls, key=lambda u: not u.primary)
        return {'id': v.id, 'video_type': data.kind(urls[0].url), 'primary_audio_language_code': v.spoken,
                'original_language': v.spoken, 'title': v.title, 'description': v.description, 'duration': v.duration,
                'thumbnail': 'https://static.invalid/thumbs/%s.png' % v.id, 'created': v.created, 'team': v.team,
                'project': None, 'all_urls': [u.url for u in urls], 'metadata': {}, 'languages': [
                    {'code': lang.code, 'name': data.LANGUAGES[lang.code], 'published': lang.public is not None,
                     'dir': 'rtl' if lang.code in data.RIGHT_TO_LEFT else 'ltr',
                     'subtitles_uri': '%slanguages/%s/subtitles/' % (here, lang.code),
                     'resource_uri': '%slanguages/%s/' % (here, lang.code)} for lang in v.languages],
                'activity_uri': here + 'activity/', 'urls_uri': here + 'urls/',
                'subtitle_languages_uri': here + 'languages/', 'resource_uri': here}

    def _list(self, request):
        p = dict(request.pairs)
        rows = [v for v in self.videos if not v.hidden]
        if 'video_url' in p:
            wanted = data.address(p['video_url'])
            rows = [v for v in rows if wanted and wanted in [data.address(u.url) for u in v.urls]]
        order = p.get('order_by', '-created')
        if order.lstrip('-') not in ('title', 'created'):
            raise invalid(order_by='Unknown order: %s' % order)
        rows.sort(key=lambda v: getattr(v, order.lstrip('-')), reverse=order.startswith('-'))
        return self._page(request, rows, self._show)

    def _free(self, url, field):
        """Refuses an address that is none, or that a video has."""
        key = data.address(url)
        if key is None:
            raise invalid(**{field: 'Invalid video url.'})
        if any(data.address(u.url) == key for v in self.videos for u in v.urls):
            raise invalid(**{field: 'Video already added to amara' if field == 'video_url' else 'This url is in use.'})

    @staticmethod
    def _common(body):
        """Refuses what is no title, duration or language."""
        if len(str(body.get('title', ''))) > 2048:
            raise invalid(title='Ensure this field has no more than 2048 characters.')
        if body.get('duration') not in (None, '') and not str(body['duration']).isdigit():
            raise invalid(duration='A valid integer is required.')
        code = body.get('primary_audio_language_code')
        if code and code not in data.LANGUAGES:
            raise invalid(primary_audio_language_code='"%s" is not a valid choice.' % code)

    def _next_number(self):
        self.counter += 1
        return 70_000 + self.counter

    def _create(self, request):
        body = self._body(request)
        if not body.get('video_url'):
            raise invalid(video_url='This field is required.')
        self._common(body)
        self._free(body['video_url'], 'video_url')
        number = self._next_number()
        video = data.Video('new%09d' % number, body.get('title') or 'Untitled',
                           [data.Url(number, body['video_url'], True, True)], body.get('primary_audio_language_code'),
                           int(body['duration']) if body.get('duration') else None, body.get('description', ''),
                           '2024-05-01T12:00:00Z')
        self.videos.append(video)
        return self._made, self._show(request, video)

    def _video(self, request, number):
        return 200, self._show(request, self._find(number))

    def _update(self, request, number):
        video, body = self._find(number), self._body(request)
        self._common(body)
        if body.get('video_url') and data.address(body['video_url']) not in [data.address(u.url) for u in video.urls]:
            raise invalid(video_url='The url of a video cannot be changed.')
        video.title, video.description = body.get('title', video.title), body.get('description', video.description)
        video.spoken = body.get('primary_audio_language_code', video.spoken)
        if body.get('duration'):
            video.duration = int(body['duration'])
        return (202 if self.old else 200), self._show(request, video)

    # --- languages ---

    def _languages(self, request):
        return 200, {'languages': data.LANGUAGES}

    def _author(self, request, name):
        return {'object': {'username': name, 'id': 'id-' + name, 'uri': '%susers/%s/' % (self._root(request), name)},
                'text': name, 'null': None}['text' if self.old else self.quirks['author']]

    def _show_language(self, request, video, lang):
        here = '%svideos/%s/languages/%s/' % (self._root(request), video.id, lang.code)
        versions = [{'author': self._author(request, v.author), 'published': v.published, 'version_no': v.number}
                    for v in reversed(lang.versions)]
        latest = lang.versions[-1] if lang.versions else None
        out = {'id': str(lang.number) if self.old else lang.number, 'created': lang.created, 'language_code': lang.code,
               'name': data.LANGUAGES[lang.code], 'is_rtl': lang.code in data.RIGHT_TO_LEFT, 'title': lang.title,
               'description': lang.description, 'metadata': {}, 'subtitle_count': len(latest.cues) if latest else 0,
               'subtitles_complete': lang.complete, 'published': lang.public is not None, 'is_translation': not lang.spoken,
               'original_language_code': video.spoken, 'num_versions': len(versions), 'versions': versions,
               'official_signoff_count': 0, 'reviewer': None, 'approver': None, 'resource_uri': here,
               'subtitles_uri': here + 'subtitles/'}
        out['is_original' if self.old else 'is_primary_audio_language'] = lang.spoken
        return out

    def _lang(self, video, code):
        lang = next((x for x in video.languages if code in (x.code, str(x.number))), None)
        if lang is None:
            raise Refused(404, {'detail': 'Not found.'})
        return lang

    def _video_languages(self, request, number):
        video = self._find(number)
        return self._page(request, video.languages, lambda r, lang: self._show_language(r, video, lang))

    def _language(self, request, number, code):
        video = self._find(number)
        return 200, self._show_language(request, video, self._lang(video, code))

    def _add_language(self, request, number):
        video, body = self._find(number), self._body(request)
        code = body.get('language_code')
        if not code:
            raise invalid(language_code='This field is required.')
        if code not in data.LANGUAGES:
            raise invalid(language_code='"%s" is not a valid choice.' % code)
        if any(lang.code == code for lang in video.languages):
            raise invalid(language_code='Language already added to video')
        lang = data.Lang(self._next_number(), code, title=body.get('title', ''), description=body.get('description', ''),
                         created='2024-05-01T12:00:00Z')
        video.languages.append(lang)
        self._set_language(video, lang, body)
        return self._made, self._show_language(request, video, lang)

    def _change_language(self, request, number, code):
        video = self._find(number)
        lang = self._lang(video, code)
        self._set_language(video, lang, self._body(request))
        return 200, self._show_language(request, video, lang)

    @staticmethod
    def _set_language(video, lang, body):
        if truth(body.get('is_primary_audio_language', body.get('is_original', lang.spoken))):
            for other in video.languages:
                other.spoken = other is lang
            video.spoken = lang.code
        lang.complete = truth(body.get('subtitles_complete', body.get('is_complete', lang.complete)))

    # --- subtitles ---

    def _version(self, request, lang):
        p, names = dict(request.pairs), ('version_number', 'version')
        wanted = next((p[n] for n in names if n in p and self.quirks['version'] in ('both', n)), None)
        if wanted is None:
            version = lang.public
        else:
            version = next((v for v in lang.versions if str(v.number) == wanted), None)
            if version and not version.published and not self.user:
                version = None
        if version is None:
            raise Refused(404, {'detail': 'Not found.'})
        return version

    def _subtitles(self, request, number, code):
        video, p = self._find(number), dict(request.pairs)
        lang = self._lang(video, code)
        name, inner = p.get('format', 'json'), p.get('sub_format', 'json')
        if name not in data.FORMATS or inner not in data.FORMATS:
            raise Refused(400, {'detail': 'Unknown format: %s' % (name if name not in data.FORMATS else inner)})
        version = self._version(request, lang)
        if name != 'json':
            return Response(200, data.as_text(version.cues, name).encode(),
                            {'Content-Type': data.FORMATS[name] + '; charset=utf-8'})
        return 200, self._show_subtitles(request, video, lang, version, inner)

    def _show_subtitles(self, request, video, lang, version, inner):
        here = '%svideos/%s/languages/%s/subtitles/' % (self._root(request), video.id, lang.code)
        text = data.as_text(version.cues, inner)
        if inner == 'json':
            text = json.loads(text)
            for row in text:
                if self.old:    # seconds
                    row['start'], row['end'] = row['start'] / 1000, row['end'] / 1000
        return {'version_number': version.number, 'version_no': version.number, 'sub_format': inner, 'subtitles': text,
                'author': self._author(request, version.author), 'language': {
                    'code': lang.code, 'name': data.LANGUAGES[lang.code],
                    'dir': 'rtl' if lang.code in data.RIGHT_TO_LEFT else 'ltr'}, 'title': lang.title or video.title,
                'description': lang.description, 'metadata': {}, 'video_title': video.title,
                'video_description': video.description, 'actions_uri': here + 'actions/', 'notes_uri': here + 'notes/',
                'site_uri': '%s/videos/%s/' % (request.origin, video.id), 'video': video.title, 'resource_uri': here}

    def _post(self, request, number, code):
        video, body = self._find(number), self._body(request)
        lang = self._lang(video, code)
        if bool(body.get('subtitles')) == bool(body.get('subtitles_url')):
            raise Refused(400, {'general_errors': ['Exactly one of subtitles and subtitles_url has to be there.']})
        name = body.get('sub_format') or ('srt' if self.old else 'dfxp')
        if name not in data.FORMATS:
            raise invalid(sub_format='"%s" is not a valid choice.' % name)
        action = body.get('action') or ''
        if action and action not in [a['action'] for a in ACTIONS]:
            raise invalid(action='"%s" is not a valid action' % action)
        if body.get('subtitles_url'):
            if data.address(str(body['subtitles_url']) + '.mp4') is None:
                raise invalid(subtitles_url='Enter a valid URL.')
            cues = [dialogue.Cue(1000, 3000, 'Taken from %s' % body['subtitles_url'])]
        else:
            cues = data.from_text(str(body['subtitles']), name)
        if not cues:
            raise invalid(subtitles='Invalid subtitle data')
        draft = action == 'save-draft' or (not action and str(body.get('is_complete', 'true')).lower() == 'false')
        version = data.Version(len(lang.versions) + 1, self.user, not draft, cues)
        lang.versions.append(version)
        lang.complete = lang.complete or not draft
        lang.title, lang.description = body.get('title') or lang.title, body.get('description') or lang.description
        return self._made, self._show_subtitles(request, video, lang, version, 'json')

    def _actions(self, request, number, code):
        self._lang(self._find(number), code)
        return 200, ACTIONS

    def _act(self, request, number, code):
        lang, action = self._lang(self._find(number), code), self._body(request).get('action')
        if action not in [a['action'] for a in ACTIONS]:
            raise invalid(action='"%s" is not a valid action' % action)
        if action == 'publish' and lang.versions:
            lang.versions[-1].published = lang.complete = True
        return 200, {}

    # --- faults in the content ---

    def _falsify(self, fault, value):
        if fault.kind == 'wrong-types':
            return wrong_types(value)
        if not isinstance(value, dict):
            return value
        rows = value.get('objects')
        if fault.kind == 'many' and rows:
            value = dict(value, objects=[dict(rows[n % len(rows)], id='%s%d' % (rows[n % len(rows)].get('id'), n))
                                         for n in range(int(fault.arg or 10_000))])
        elif fault.kind == 'evil-name':
            name = {'None': '../../.bashrc', 'nul': 'a/b\0c'}.get(str(fault.arg), str(fault.arg))
            for row in rows or [value]:
                row['title'] = name
        return value

    @staticmethod
    def _spoil(fault, reply):
        if fault.kind == 'html-subtitle':
            reply.body = CLOUDFLARE_CHALLENGE.encode()
        elif fault.kind == 'empty-subtitle':
            reply.body = b''
        elif fault.kind == 'latin1':
            reply.body = reply.body.decode().encode(str(fault.arg or 'windows-1252'), 'replace')
