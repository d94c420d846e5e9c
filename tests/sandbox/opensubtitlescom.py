# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""OpenSubtitles.com REST v1 on loopback: every endpoint, its accounts, quotas, errors and the download host.

Accounts: demo/demo (20 downloads a day), vip/vip (1000), empty/empty (none left), none (5 a day per address).
quiet/hush-7531-never-told is for tests that look where a password goes. The good keys are in server.py.
"""
import base64
import datetime
import gzip
import hashlib
import hmac
import io
import json
import re
import threading
import zipfile
from http import HTTPStatus
from urllib.parse import quote, urlencode

import dialogue
import opensubtitlescom_data as data
import posters
from faults import CLOUDFLARE_CHALLENGE, cloudflare_error, wrong_types
from guess import guess
from opensubtitlescom_ai import QUIRKS, Translations
from server import API_KEYS, Response, Service

TOKEN_SECONDS = 24 * 3600
LINK_SECONDS = 3 * 3600
ANONYMOUS_QUOTA = 5
JWT_KEY = b'sandbox signing key'
ACCOUNTS = {'demo': ('demo', 100_001, 20, False, 'Sub leecher'), 'vip': ('vip', 100_002, 1000, True, 'VIP Member'),
            'empty': ('empty', 100_003, 20, False, 'Sub leecher'),
            'quiet': ('hush-7531-never-told', 100_004, 20, False, 'Sub leecher')}
STUB = ('1\n00:00:01,000 --> 00:00:20,000\nBecome OpenSubtitles.org VIP Member to get subtitles,\n'
        'support us and become a VIP member\n')


def _b64(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b'=').decode()


def message(text, status, **extra):
    return Response.of({'message': text, 'status': status, **extra}, status)


class OpenSubtitlesCom(Service):
    id = 'opensubtitles-com'
    base = '/api/v1'
    listeners = ('api', 'links')

    def __init__(self, sandbox, catalogue):
        super().__init__(sandbox)
        self.catalogue = catalogue
        self.lock = threading.Lock()
        self.reset()

    def reset(self):
        self.used = {'empty': ACCOUNTS['empty'][2]}     # user or address -> downloads of this day
        self.day = None
        self.tokens = {}                                # token -> user
        self.links = {}                                 # token -> (file_id, options, expiry)
        self.failed = {}                                # user -> wrong passwords
        self.base_url = None
        self.counter = 0
        self.ai = Translations(self)

    # --- what the server asks ---

    def claims(self, path):
        return super().claims(path) or path.startswith(('/download/', '/features/', '/ai-files/'))

    def route(self, path):
        if path.startswith('/features/'):
            return '/poster'
        if path.startswith('/ai-files/'):
            return '/ai/file'
        return '/link' if path.startswith('/download/') else self.ai.route(super().route(path))

    def state(self):
        users = sorted(set(ACCOUNTS) | set(self.used))
        return {'accounts': {u: {'allowed': self._quota(u), 'used': self._used(u),
                                 'remaining': max(0, self._quota(u) - self._used(u))} for u in users},
                'tokens': len(self.tokens), 'links': len(self.links), 'ai': self.ai.state()}

    def control(self, name, payload):
        """POST quota {"user", "remaining"} (user may be an address), POST base-url {"base_url"}, POST expire
        {"what": "tokens" | "links"}, POST credits {"user", "credits"}, POST quirks (opensubtitlescom_ai.py, with
        "service"), GET catalogue."""
        if name == 'quirks' and payload.get('service') == self.id:
            unknown = set(payload) - set(QUIRKS) - {'service'}
            if unknown:
                raise ValueError('unknown quirks: %s' % ', '.join(sorted(unknown)))
            self.ai.quirks.update({k: v for k, v in payload.items() if k != 'service'})
        elif name == 'credits':
            self.ai.credits[payload['user']] = float(payload['credits'])
        elif name == 'quota':
            user = payload['user']
            self.used[user] = self._quota(user) - int(payload['remaining'])
        elif name == 'base-url':
            self.base_url = payload['base_url']
        elif name == 'expire':
            {'tokens': self.tokens, 'links': self.links}[payload['what']].clear()
        elif name == 'GET catalogue':
            return [data.subtitle(s)['attributes'] for s in self.catalogue.subtitles]
        else:
            return None
        return {}

    def handle(self, request, faults):
        route = self.route(request.path)
        if route == '/link':
            return self._link(request, faults)
        if route == '/poster':
            return self._poster(request)
        if route == '/ai/file':
            reply = self.ai.file(request)
            for fault in faults:
                self._spoil(fault, reply, self.catalogue.subtitles[0], reply.body.decode())
            return reply
        if not request.headers.get('User-Agent'):
            return Response.of({'error': 'User agent required'}, 403)
        if route != '/infos/languages':
            key = request.headers.get('Api-Key')
            if not key:
                return Response(301, b'<html><head><title>301 Moved Permanently</title></head></html>\n',
                                {'Content-Type': 'text/html; charset=utf-8'})
            if key not in API_KEYS:
                return self.error_reply(503 if route == '/download' else 403, 'key', request)
        buckets = ('login',) if route == '/login' else ('api', 'features') if route == '/features' else ('api',)
        headers, wait = self.sandbox.rate.admit(*buckets)
        if wait:
            reply = self.error_reply(429, str(wait), request)
        else:
            reply = self._dispatch(route, request, faults)
        reply.headers = {**headers, **reply.headers}
        return reply

    def _dispatch(self, route, request, faults):
        table = {('GET', '/subtitles'): self._subtitles, ('GET', '/features'): self._features,
                 ('GET', '/discover/popular'): self._popular, ('GET', '/discover/latest'): self._latest,
                 ('GET', '/discover/most_downloaded'): self._most_downloaded, ('POST', '/download'): self._download,
                 ('GET', '/infos/user'): self._user, ('GET', '/infos/formats'): self._formats,
                 ('GET', '/infos/languages'): self._languages, ('POST', '/login'): self._login,
                 ('DELETE', '/logout'): self._logout, ('GET', '/utilities/guessit'): self._guessit}
        method = 'GET' if request.method == 'HEAD' else request.method
        if route.startswith('/ai/'):
            reply = self.ai.handle(request, route)
            if isinstance(reply, Response):
                return reply
            return Response.of(wrong_types(reply, 2) if any(f.kind == 'wrong-types' for f in faults) else reply)
        if (method, route) not in table:
            known = any(r == route for _, r in table)
            return message('Method not allowed' if known else 'Not Found', 405 if known else 404)
        if route in ('/subtitles', '/features') or route.startswith('/discover/'):
            wanted = data.canonical(request.pairs)
            if wanted != request.pairs:
                query = urlencode(wanted)
                return Response(301, b'', {'Location': request.path + ('?' + query if query else '')})
        reply = table[method, route](request)
        if isinstance(reply, Response):
            return reply
        for fault in faults:
            self._falsify(fault, reply)
        return Response.of(posters.moved(reply, request.origin))

    def _poster(self, request):
        digits = request.path.rsplit('/', 1)[1].split('.')[0]
        if request.method != 'GET' or not digits.isdigit():
            return message('Not Found', 404)
        if request.headers.get('Api-Key') or request.headers.get('Authorization'):
            return message('Secrets are not for the host of pictures', 400)
        return Response(200, posters.picture(int(digits)), {'Content-Type': 'image/jpeg'})     # the name says so, too

    def error_reply(self, status, detail, request):
        """The reply the service gives with this status; detail: "ua" for the other 403, seconds for 429."""
        if status == 401:
            return message('invalid token', 401)
        if status == 403:
            return Response.of({'error': 'User agent required'} if detail == 'ua'
                               else {'message': 'You cannot consume this service'}, 403)
        if status == 406:
            return self._quota_used_up(5, self._reset_time())
        if status == 410:
            return Response(410, b'<html><body>410 Gone: the link has expired</body></html>\n',
                            {'Content-Type': 'text/html; charset=utf-8'})
        if status == 429:
            return Response.of({'message': 'API rate limit exceeded'}, 429, **{'Retry-After': detail or '1'})
        if status == 503 and (detail == 'key' or detail == 'json'):
            return Response.of({'message': 'Service unavailable'}, 503)
        if status >= 500:
            reason = {520: 'Web server is returning an unknown error'}.get(status) or HTTPStatus(status).phrase \
                if status == 520 or status in HTTPStatus._value2member_map_ else 'Error'
            reply = Response(status, cloudflare_error(status, reason).encode(),
                             {'Content-Type': 'text/html; charset=UTF-8'})
            if detail:
                reply.headers['Retry-After'] = detail
            return reply
        if status == 304:
            return Response(304, b'', {})
        if status == 400:
            return Response(400, b'', {'x-reason': detail or 'Request parameters does not make sense'})
        return message(HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else 'Error', status)

    # --- search and lists ---

    def _subtitles(self, request):
        p = dict(request.pairs)
        if not p:
            return Response.of({'errors': ['Not enough parameters'], 'status': 400}, 400)
        if 'moviehash' in p and not re.fullmatch('[a-f0-9]{16}', p['moviehash']):
            return self.error_reply(400, 'Request parameters does not make sense, moviehash is wrong', request)
        if not p.get('page', '1').isdigit():
            return self.error_reply(400, 'Request parameters does not make sense, page is wrong', request)
        outer, rows = data.page_of(data.search(self.catalogue.subtitles, p), int(p.get('page', '1')))
        return dict(outer, data=[data.subtitle(s, p.get('moviehash')) for s in rows])

    def _features(self, request):
        p = dict(request.pairs)
        if not any(k in p for k in ('query', 'feature_id', 'imdb_id', 'tmdb_id')):
            return Response.of({'errors': ['Not enough parameters'], 'status': 400}, 400)
        if len(p.get('query', 'xxx')) < 3:
            return Response.of({'errors': ['query must have at least 3 characters'], 'status': 400}, 400)
        return {'data': [data.feature(t, self.catalogue) for t in data.features(self.catalogue, p)[:50]]}

    def _chosen(self, request):
        """The subtitles /discover is about: language and type are filters, "tvshow" means episodes."""
        p = dict(request.pairs)
        return [s for s in self.catalogue.subtitles
                if p.get('language', 'all') in ('all', s.language.lower())
                and p.get('type', 'all') in ('all', 'tvshow' if s.work.show else 'movie')]

    def _popular(self, request):
        totals = {}
        for s in self._chosen(request):
            thing = s.work.show or s.work
            totals.setdefault(thing.feature_id, [0, thing])[0] += s.new_download_count
        best = sorted(totals.values(), key=lambda t: -t[0])
        return {'data': [data.feature(t, self.catalogue, 'movie' if hasattr(t, 'season') else 'tvshow')
                         for _, t in best]}

    def _listed(self, rows):
        return {'total_pages': 1, 'total_count': len(rows), 'page': 1, 'data': [data.discovered(s) for s in rows]}

    def _latest(self, request):
        return self._listed(sorted(self._chosen(request), key=lambda s: s.upload_date, reverse=True)[:60])

    def _most_downloaded(self, request):
        return self._listed(sorted(self._chosen(request), key=lambda s: -s.new_download_count)[:60])

    def _formats(self, request):
        return {'data': {'output_formats': data.OUTPUT_FORMATS}}

    def _languages(self, request):
        return {'data': data.languages()}

    def _guessit(self, request):
        name = dict(request.pairs).get('filename')
        if not name:
            return message('filename is missing', 400)
        return guess(name)

    # --- accounts ---

    def _login(self, request):
        body = request.json()
        if body is None or not body.get('username') or not body.get('password'):
            return message('Error, username and password are required', 400)
        user, password = str(body['username']), str(body['password'])
        if '@' in user:
            return message('Error, invalid username/password   - remember to use your username and not your email '
                           'to authenticate', 400)
        if user not in ACCOUNTS or ACCOUNTS[user][0] != password:
            self.failed[user] = failed = self.failed.get(user, 0) + 1
            return message('Error, invalid username/password failed:%d remaining:%d  '
                           % (failed, max(0, 10 - failed)), 401)
        self.failed.pop(user, None)
        self.counter += 1
        now = int(self.sandbox.now())
        head = _b64(json.dumps({'typ': 'JWT', 'alg': 'HS256'}).encode())
        body = _b64(json.dumps({'iss': 'sandbox', 'sub': user, 'jti': self.counter, 'iat': now,
                                'exp': now + TOKEN_SECONDS}).encode())
        token = '%s.%s' % (head, body)
        token += '.' + _b64(hmac.new(JWT_KEY, token.encode(), hashlib.sha256).digest())
        self.tokens[token] = (user, now + TOKEN_SECONDS)
        host = self.base_url or request.headers.get('Host') or self.sandbox.origin.split('//')[1]
        return {'user': self._profile(user), 'token': token, 'status': 200, 'base_url': host}

    def _profile(self, user):
        _, user_id, _, vip, level = ACCOUNTS[user]
        return {'allowed_translations': 5 if vip else 1, 'allowed_downloads': self._quota(user), 'level': level,
                'user_id': user_id, 'ext_installed': False, 'vip': vip}

    def who(self, request):
        """-> user, None without a token; raises PermissionError for a bad or expired one"""
        scheme, _, token = request.headers.get('Authorization', '').partition(' ')
        if not scheme:
            return None
        user, expiry = self.tokens.get(token.strip(), (None, 0))
        if scheme.lower() != 'bearer' or user is None or expiry <= self.sandbox.now():
            raise PermissionError
        return user

    def _logout(self, request):
        try:
            if self.who(request) is None:
                raise PermissionError
        except PermissionError:
            return self.error_reply(401, '', request)
        self.tokens.pop(request.headers['Authorization'].partition(' ')[2].strip())
        return {'message': 'token successfully destroyed', 'status': 200}

    def _user(self, request):
        try:
            user = self.who(request)
        except PermissionError:
            user = None
        if user is None:
            return self.error_reply(401, '', request)
        used = self._used(user)
        return {'data': dict(self._profile(user), downloads_count=used,
                             remaining_downloads=max(0, self._quota(user) - used), username=user)}

    # --- quota ---

    def _quota(self, user):
        return ACCOUNTS[user][2] if user in ACCOUNTS else ANONYMOUS_QUOTA

    def _used(self, user):
        """Downloads since midnight UTC."""
        today = int(self.sandbox.now()) // 86400
        if self.day is None:
            self.day = today
        if today != self.day:
            self.day, self.used = today, {}
        return self.used.get(user, 0)

    def _reset_time(self):
        """-> the three ways a reply tells when the quota is renewed"""
        now = datetime.datetime.fromtimestamp(self.sandbox.now(), datetime.timezone.utc)
        end = now.replace(hour=23, minute=59, second=59)
        minutes = int((end - now).total_seconds()) // 60
        return '%d hours and %d minutes' % divmod(minutes, 60), end.strftime('%Y-%m-%d %H:%M:%S UTC'), \
            end.strftime('%Y-%m-%dT%H:%M:%S.999Z')

    def _quota_used_up(self, allowed, when):
        return Response.of({'requests': allowed, 'remaining': 0, 'message':
                            "You have downloaded your allowed %d subtitles for 24h.Your quota will be renewed in %s (%s) "
                            % (allowed, when[0], when[1]), 'reset_time': when[0], 'reset_time_utc': when[2]}, 406)

    # --- download ---

    def _download(self, request):
        try:
            user = self.who(request)
        except PermissionError:
            return self.error_reply(401, '', request)
        body = request.json()
        if body is None:
            return message('The request body is not valid JSON', 400)
        file_id = body.get('file_id')
        if not str(file_id).isdigit() or int(file_id) not in self.catalogue.by_file:
            return message('Invalid file_id', 403)
        sub, file = self.catalogue.by_file[int(file_id)]
        output = body.get('sub_format') or 'srt'
        if output not in data.OUTPUT_FORMATS:
            return message('Invalid sub_format', 403)
        if bool(body.get('in_fps')) != bool(body.get('out_fps')):
            return message('Both in_fps and out_fps must be given', 403)
        account = user or request.client
        when = self._reset_time()
        with self.lock:
            used, allowed = self._used(account), self._quota(account)
            if used >= allowed:
                return self._quota_used_up(allowed, when)
            self.used[account] = used + 1
            self.counter += 1
            token = hashlib.sha256(b'link %d' % self.counter).hexdigest().upper()
        now = int(self.sandbox.now())
        options = {k: body.get(k) for k in ('in_fps', 'out_fps', 'timeshift', 'force_download')}
        name = self._file_name(str(body.get('file_name') or file.file_name), output)
        self.links[token] = (sub, file.file_id, output, options, now + LINK_SECONDS)
        uid = ACCOUNTS[user][1] if user else 0
        return {'link': '%s/download/%s/subfile/%s' % (self.sandbox.links, token, quote(name, safe='')),
                'file_name': name, 'requests': used + 1, 'remaining': allowed - used - 1,
                'message': 'Your quota will be renewed in %s (%s) ts=%d ' % (when[0], when[1], now),
                'reset_time': when[0], 'reset_time_utc': when[2],
                'uk': 'count_uid_%d' % uid if user else 'count_ip_%s' % request.client, 'uid': uid, 'ts': now}

    @staticmethod
    def _file_name(name, output):
        extension = '.' + dialogue.EXTENSIONS[output]
        stem = re.sub(r'\.(srt|sub|vtt|txt|mpl|dfxp)$', '', name, flags=re.I)
        return stem + extension

    def _text(self, sub, file_id, output, options):
        cues = sub.cues(file_id)
        factor = float(options['in_fps']) / float(options['out_fps']) if options.get('in_fps') else 1.0
        shift = round(float(options.get('timeshift') or 0) * 1000)
        for cue in cues:
            cue.start, cue.end = round(cue.start * factor) + shift, round(cue.end * factor) + shift
        fps = float(options.get('out_fps') or sub.fps or 23.976)
        return dialogue.write(cues, output, fps)

    def _link(self, request, faults):
        """The download host: no key, no account, just the token in the path."""
        parts = request.path.split('/')
        link = self.links.get(parts[2]) if len(parts) > 4 and parts[3] == 'subfile' else None
        if link is None:
            return Response(404, b'<html><body>404 Not Found</body></html>\n', {'Content-Type': 'text/html'})
        sub, file_id, output, options, expiry = link
        if expiry <= self.sandbox.now():
            return self.error_reply(410, '', request)
        text = self._text(sub, file_id, output, options)
        reply = Response(200, text.encode(), {'Content-Type': 'text/plain; charset=utf-8'})
        if options.get('force_download'):
            reply.headers['Content-Disposition'] = 'attachment; filename="subtitle.%s"' % dialogue.EXTENSIONS[output]
        for fault in faults:
            self._spoil(fault, reply, sub, text)
        return reply

    # --- faults in the content ---

    def _falsify(self, fault, reply):
        """Wrong types, hostile names and too much in a JSON reply."""
        if fault.kind == 'many' and isinstance(reply.get('data'), list) and reply['data']:
            rows, most = reply['data'], int(fault.arg or 10_000)
            reply['data'] = [dict(rows[n % len(rows)], id=str(n + 1)) for n in range(most)]
            for n, row in enumerate(reply['data']):
                if 'attributes' in row:
                    row['attributes'] = dict(row['attributes'], subtitle_id=str(n + 1))
        if fault.kind == 'evil-name':
            name = {'None': '../../.bashrc', 'nul': 'a/b\0c'}.get(str(fault.arg), str(fault.arg))
            if 'file_name' in reply:
                reply['file_name'] = name
            for row in reply.get('data', []) if isinstance(reply.get('data'), list) else []:
                for f in row.get('attributes', {}).get('files', []):
                    f['file_name'] = name
        elif fault.kind == 'wrong-types':
            rows = reply.get('data') if isinstance(reply.get('data'), list) else [reply]
            for n, row in enumerate(rows):
                a = row.get('attributes', row)
                for key, value in list(a.items()):
                    if n % 3 == 0 and isinstance(value, (int, float)) and not isinstance(value, bool):
                        a[key] = str(value)
                    elif n % 3 == 1:
                        a[key] = None
                    elif n % 3 == 2:
                        a[key] = [] if isinstance(value, (dict, str)) else {} if isinstance(value, list) else 'yes'
            if isinstance(reply.get('data'), list):
                reply.update(total_pages='1', total_count=None, page=[1])

    def _spoil(self, fault, reply, sub, text):
        """What a download link may serve instead of a subtitle."""
        if fault.kind == 'stub':
            reply.body = STUB.encode()
        elif fault.kind == 'html-subtitle':
            reply.body = CLOUDFLARE_CHALLENGE.encode()
        elif fault.kind == 'empty-subtitle':
            reply.body = b''
        elif fault.kind == 'latin1':
            encoding = str(fault.arg or dialogue.LEGACY_ENCODINGS.get(sub.language, 'windows-1252'))
            reply.body = text.encode(encoding, 'replace')
            reply.headers['Content-Type'] = 'text/plain'
        elif fault.kind == 'gzip':
            reply.body = gzip.compress(text.encode())
            reply.headers['Content-Type'] = 'application/gzip'
        elif fault.kind == 'zip':
            reply.body = self._archive(sub, text)
            reply.headers['Content-Type'] = 'application/zip'

    def _archive(self, sub, text):
        """Three episodes, a name that climbs out of the folder, and an archive in the archive."""
        inner, outer = io.BytesIO(), io.BytesIO()
        with zipfile.ZipFile(inner, 'w', zipfile.ZIP_DEFLATED) as z:
            z.writestr('nested.srt', text)
        show = (sub.work.show.title if sub.work.show else 'Copper Street').replace(' ', '.')
        season = sub.work.season or 1
        with zipfile.ZipFile(outer, 'w', zipfile.ZIP_DEFLATED) as z:
            for episode in (1, 2, 3):
                cues = dialogue.make_cues('zip %d' % episode, sub.language, 45 * 60_000)
                z.writestr('%s.S%02dE%02d.srt' % (show, season, episode), dialogue.write(cues))
            z.writestr('../../evil.srt', text)
            z.writestr('nested.zip', inner.getvalue())
        return outer.getvalue()
