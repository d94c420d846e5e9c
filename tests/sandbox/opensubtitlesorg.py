# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""OpenSubtitles.org XML-RPC (OSDb) on loopback, with Python's own xmlrpc: sessions, quotas, limits, every method.

Accounts: demo/demo (200 downloads a day), vip/vip (1000, and told to go on at the second listener), empty/empty (none
left); without account 200 for each address. The password may be sent as it is or as its MD5. Control "quirks" chooses
between the ways the real service answers.
"""
import base64
import gzip
import hashlib
import random
import re
import threading
import xmlrpc.client
import zlib
from http import HTTPStatus

import dialogue
import opensubtitlesorg_data as data
from faults import CLOUDFLARE_CHALLENGE, bomb, cloudflare_error, wrong_types
from guess import guess
from opensubtitlescom import STUB
from opensubtitlesorg_contributions import Contributions
from opensubtitlesorg_data import STATUS, Refused, status_text
from server import Response, Service

SESSION_SECONDS = 16 * 60       # since the last call; clients keep a session with a call every 15 minutes
ACCOUNTS = {'demo': ('demo', 100_001, 200, False, 'Sub leecher'), 'vip': ('vip', 100_002, 1000, True, 'VIP member'),
            'empty': ('empty', 100_003, 200, False, 'Sub leecher'),
            'quiet': ('hush-7531-never-told', 100_004, 200, False, 'Sub leecher')}
ANONYMOUS_QUOTA = 200
AGENTS = ('Legenda', 'TemporaryUserAgent')
QUIRKS = {
    'numbers': 'text',          # 'int': numbers as <int>
    'nothing': 'array',         # what an empty list is sent as: 'array', 'false', 'struct', 'text'
    'lists': 'array',           # 'struct': {"0": …} where an array is expected
    'layout': 'newest',         # 'old': rows without the later fields
    'xml': 'compact',           # 'pretty': with line ends between the tags; 'untyped': text without <string>
    'packing': 'gzip',          # 'zlib': how texts are packed before base64
    'stub': False,              # True: those who are not VIP download a notice
    'gzip_requests': True,      # False: answers 415 to a packed request
    'content_location': None,   # what every reply names as the host to go on at; None: only for VIP members, at login
    'vip_only': False}          # True: without VIP nothing but logging in works


class OpenSubtitlesOrg(Contributions, Service):
    id = 'opensubtitles-org'
    base = '/xml-rpc'
    listeners = ('org', 'org-vip')
    media_type = 'text/xml;charset=UTF-8'
    opening = (b'<?xml version="1.0" encoding="utf-8"?><methodResponse><params><param><value><struct><member>'
               b'<name>status</name><value><string>200 OK')
    # Parameters after the token: S text, A array, D struct, ? what may be missing.
    METHODS = {
        'LogOut': '', 'NoOperation': '', 'GetUserInfo': '', 'SearchSubtitles': 'AD?', 'SearchToMail': 'AA',
        'CheckSubHash': 'A', 'CheckMovieHash': 'A', 'CheckMovieHash2': 'A', 'InsertMovieHash': 'A',
        'TryUploadSubtitles': 'D', 'UploadSubtitles': 'D', 'DetectLanguage': 'A', 'PreviewSubtitles': 'A',
        'DownloadSubtitles': 'A', 'ReportWrongMovieHash': 'S', 'ReportWrongImdbMovie': 'D',
        'GetAvailableTranslations': 'S', 'GetTranslation': 'SSS', 'SearchMoviesOnIMDB': 'S', 'GetIMDBMovieDetails': 'S',
        'InsertMovie': 'D', 'SubtitlesVote': 'D', 'GetComments': 'A', 'AddComment': 'D', 'AddRequest': 'D',
        'SetSubscribeUrl': 'S', 'SubscribeToHash': 'A', 'QuickSuggest': 'SS?', 'SuggestMovie': 'S',
        'GuessMovieFromString': 'A'}
    WITHOUT_TOKEN = {'ServerInfo': '', 'LogIn': 'SSSS', 'GetSubLanguages': 'S?', 'AutoUpdate': 'S'}
    SIGNED_IN = {'GetUserInfo', 'SearchToMail', 'AddComment', 'AddRequest', 'InsertMovie', 'SubtitlesVote'}

    def __init__(self, sandbox, catalogue):
        super().__init__(sandbox)
        self.catalogue = catalogue
        self.lock = threading.Lock()
        self.reset()

    def reset(self):
        self.entries = data.entries(self.catalogue)
        self.quirks = dict(QUIRKS)
        self.sessions = {}              # token -> [user or '', last call]
        self.used = {'empty': ACCOUNTS['empty'][2]}
        self.day = int(self.sandbox.now()) // 86400
        self.comments, self.votes, self.requests = {}, {}, []
        self.hashes, self.movies, self.subscribed, self.url, self.mails = {}, [], [], '', []
        self.reports = []
        self.counter = 0

    # --- what the server asks ---

    def addresses(self):
        origins = self.sandbox.origins
        return {self.id: origins['org'] + self.base, self.id + '-vip': origins['org-vip'] + self.base}

    def route_of(self, request):
        """The method's name: faults are set for "/SearchSubtitles"."""
        found = re.search(rb'<methodName>\s*([^<\s]+)', self._plain(request) or b'')
        return '/' + found.group(1).decode('utf-8', 'replace') if found else '/'

    @staticmethod
    def _plain(request):
        """The body unpacked; None if it cannot be."""
        if 'gzip' not in request.headers.get('Content-Encoding', '').lower():
            return request.body
        try:
            return gzip.decompress(request.body)
        except (OSError, EOFError, zlib.error):
            return None

    def log_body(self, request):
        """Passwords and tokens are the second or the first text of a call."""
        text = (self._plain(request) or b'')[:65536].decode('utf-8', 'replace')
        method = self.route_of(request)[1:]
        if method in self.WITHOUT_TOKEN and method != 'LogIn':
            return text
        text = re.sub(r'(<methodName>[^<]*</methodName>\s*<params>\s*<param>\s*<value>\s*(?:<string>)?)([^<]+)',
                      lambda m: m.group(0) if method == 'LogIn' else m.group(1) + '&lt;secret&gt;', text, 1)
        if method == 'LogIn':
            parts = text.split('<param>')
            if len(parts) > 2:
                parts[2] = re.sub(r'(<value>\s*(?:<string>)?)[^<]+', r'\1&lt;secret&gt;', parts[2], 1)
            text = '<param>'.join(parts)
        return text

    def nested(self, levels):
        inner = b'<value><array><data>' * levels + b'</data></array></value>' * levels
        return (self.opening + b'</string></value></member><member><name>data</name>' + inner
                + b'</member></struct></value></param></params></methodResponse>')

    def state(self):
        self._new_day()
        users = sorted(set(ACCOUNTS) | set(self.used))
        return {'accounts': {u: {'allowed': self._quota(u), 'used': self.used.get(u, 0),
                                 'remaining': max(0, self._quota(u) - self.used.get(u, 0))} for u in users},
                'sessions': len(self.sessions), 'quirks': self.quirks, 'subtitles': len(self.entries),
                'requests': self.requests, 'votes': len(self.votes), 'reports': self.reports,
                'subscribed': self.subscribed, 'mails': self.mails, 'url': self.url}

    def control(self, name, payload):
        """With "service": "opensubtitles-org": POST quirks {…}, see QUIRKS; quota; expire {"what": "tokens"}."""
        if payload.get('service') != self.id:
            return None
        if name == 'quirks':
            unknown = set(payload) - set(QUIRKS) - {'service'}
            if unknown:
                raise ValueError('unknown quirks: %s' % ', '.join(sorted(unknown)))
            self.quirks.update({k: v for k, v in payload.items() if k != 'service'})
        elif name == 'quota':
            self.used[payload['user']] = self._quota(payload['user']) - int(payload['remaining'])
        elif name == 'expire':
            {'tokens': self.sessions}[payload['what']].clear()
        else:
            return None
        return {}

    def handle(self, request, faults):
        if request.method != 'POST':
            return Response(405, b'XML-RPC server accepts POST requests only.', {'Content-Type': 'text/plain'})
        if request.headers.get('Cookie'):
            return Response(400, b'<html><body>No cookies, please</body></html>', {'Content-Type': 'text/html'})
        if request.headers.get('Content-Encoding') and not self.quirks['gzip_requests']:
            return Response(415, b'', {})
        headers, wait = self.sandbox.rate.admit('org')
        if wait:
            return self.error_reply(429, str(wait), request)
        body = self._plain(request)
        method, reply = '', None
        try:
            if 'xml' not in request.headers.get('Content-Type', ''):
                raise ValueError('Content-Type has to be text/xml')
            params, method = xmlrpc.client.loads(body or b'', use_builtin_types=True)
            if method is None:
                raise ValueError('no method')
        except Exception as err:    # whatever Python's reader finds
            return self._xml(xmlrpc.client.dumps(xmlrpc.client.Fault(-32700, 'parse error. not well formed: %s' % err)))
        try:
            reply = {'status': '200 OK', **self._call(method, params, request)}
        except Refused as refusal:
            reply = {'status': str(refusal)}
            if method == 'LogIn':
                reply = {'token': self._new_token(), **reply}      # worth nothing, but it comes
        reply['seconds'] = 0.004
        out = Response(200, b'', {'X-RateLimit-Remaining': headers['X-RateLimit-Remaining-Second']})
        if method in ('LogIn', 'DownloadSubtitles'):
            user = self._user_of(params[0] if params else '') if method != 'LogIn' else params[0] if params else ''
            key = user or request.client
            out.headers['Download-Quota'] = str(max(0, self._quota(key) - self.used.get(key, 0)))
        location = reply['data'].get('Content-Location') if isinstance(reply.get('data'), dict) else None
        location = self.quirks['content_location'] or location
        if location:
            out.headers['Content-Location'] = location
        for fault in faults:
            self._falsify(fault, method, reply)
        reply = self._as_php(reply)
        return self._xml(xmlrpc.client.dumps((reply,), methodresponse=True, allow_none=True), out)

    def _xml(self, text, reply=None):
        reply = reply or Response(200)
        if self.quirks['xml'] != 'pretty':
            text = re.sub(r'>\n+<', '><', text.strip())
        if self.quirks['xml'] == 'untyped':
            text = re.sub(r'<value><string>([^<]*)</string></value>', r'<value>\1</value>', text)
        text = text.replace('<string></string>', '<string/>')
        if not text.startswith('<?xml'):
            text = '<?xml version="1.0" encoding="utf-8"?>' + text
        reply.body = text.encode()
        reply.headers['Content-Type'] = self.media_type
        return reply

    def _as_php(self, reply):
        """The reply with the quirks of the real service's language."""
        empty = {'array': [], 'false': False, 'struct': {}, 'text': ''}[self.quirks['nothing']]

        def convert(value):
            if isinstance(value, dict):
                return {k: convert(v) for k, v in value.items()} if value else empty
            if isinstance(value, list):
                if not value:
                    return empty
                rows = [convert(v) for v in value]
                return {str(n): v for n, v in enumerate(rows)} if self.quirks['lists'] == 'struct' else rows
            if self.quirks['numbers'] == 'int' and isinstance(value, str) and re.fullmatch(r'0|[1-9]\d{0,8}', value):
                return int(value)
            return value
        return {k: convert(v) for k, v in reply.items()}

    def error_reply(self, status, detail, request):
        """A status of the service's own table comes in its words with HTTP 200; with the detail "http", and for what is
        not in the table, as an HTTP status. 503 is the other way round: "rpc" chooses the words."""
        if status in STATUS and detail != 'http' and (status != 503 or detail == 'rpc'):
            reply = {'status': status_text(status), 'seconds': 0.002}
            if self.route_of(request) == '/LogIn':
                reply['token'] = self._new_token()
            if status == 301:
                reply['data'] = {'Content-Location': self.sandbox.origins['org-vip'] + self.base}
            return self._xml(xmlrpc.client.dumps((reply,), methodresponse=True))
        phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else 'Error'
        body = cloudflare_error(status, phrase) if status >= 500 else '<html><body>%d %s</body></html>\n' % (status, phrase)
        reply = Response(status, b'' if status == 304 else body.encode(), {'Content-Type': 'text/html; charset=UTF-8'})
        if detail.isdigit() or status == 429:
            reply.headers['Retry-After'] = detail if detail.isdigit() else '1'
        return reply

    # --- calls ---

    def _call(self, method, params, request):
        shape = self.WITHOUT_TOKEN.get(method, self.METHODS.get(method))
        if shape is None:
            raise Refused(status_text(409))
        user = None
        if method != 'ServerInfo' and not request.headers.get('User-Agent'):
            raise Refused(status_text(411))
        if method in self.METHODS:
            if not params:
                raise Refused(status_text(405))
            user, params = self._session(params[0]), params[1:]
            if method in self.SIGNED_IN and not user:
                raise Refused(status_text(401))
            if self.quirks['vip_only'] and method != 'LogOut' and not (user and ACCOUNTS[user][3]):
                raise Refused(status_text(401))
        self._check(params, shape)
        handler = getattr(self, '_' + re.sub(r'(?<=[a-z0-9])(?=[A-Z])', '_', method.replace('IMDB', 'Imdb')).lower())
        return handler(request, user, *params) or {}

    @staticmethod
    def _check(params, shape):
        """Refuses too few, too many and the wrong kind."""
        kinds = re.findall(r'([SAD])(\??)', shape)
        if len(params) < sum(not optional for _, optional in kinds):
            raise Refused(status_text(405))
        if len(params) > len(kinds):
            raise Refused(status_text(408))
        types = {'S': (str, int, float), 'A': (list,), 'D': (dict, list)}
        for value, (kind, _) in zip(params, kinds):
            if not isinstance(value, types[kind]) or (kind == 'D' and isinstance(value, list) and value):
                raise Refused(status_text(408))

    # --- sessions and accounts ---

    def _new_token(self):
        with self.lock:
            self.counter += 1
            rng = random.Random('token %d' % self.counter)
        letters = ''.join(rng.choice('abcdefghijklmnopqrstuvwxyz0123456789') for _ in range(26))
        return letters[:9] + ',' + letters[9:17] + '-' + letters[17:]

    def _session(self, token):
        found = self.sessions.get(token)
        now = self.sandbox.now()
        if found is None or now - found[1] > SESSION_SECONDS:
            self.sessions.pop(token, None)
            raise Refused(status_text(406))
        found[1] = now
        return found[0]

    def _user_of(self, token):
        found = self.sessions.get(token)
        return found[0] if found else ''

    def _new_day(self):
        day = int(self.sandbox.now()) // 86400
        if day != self.day:
            self.day, self.used = day, {'empty': ACCOUNTS['empty'][2]}

    @staticmethod
    def _quota(user):
        return ACCOUNTS[user][2] if user in ACCOUNTS else ANONYMOUS_QUOTA

    def _limits(self, request, user):
        self._new_day()
        key = user or request.client
        used, allowed = self.used.get(key, 0), self._quota(key)
        out = {'global_24h_download_limit': 200, 'client_ip': request.client,
               'limit_check_by': 'user_id' if user else 'user_ip', 'client_24h_download_count': used,
               'client_download_quota': max(0, allowed - used), 'client_24h_download_limit': allowed}
        if user:
            out['user_id'] = str(ACCOUNTS[user][1])
        return out

    @staticmethod
    def user_number(user):
        return ACCOUNTS[user][1] if user else None

    def _user_struct(self, user):
        _, number, _, vip, rank = ACCOUNTS[user]
        return {'IDUser': str(number), 'UserNickName': user, 'UserRank': rank.lower(), 'UploadCnt': '0',
                'UserPreferedLanguages': 'eng,pol', 'DownloadCnt': str(self.used.get(user, 0)), 'UserWebLanguage': 'en',
                'IsVIP': int(vip)}

    def _log_in(self, request, _, user, password, language, agent):
        if not agent:
            raise Refused(status_text(411))
        if not str(agent).startswith(AGENTS):
            raise Refused(status_text(414))
        if user or password:
            good = ACCOUNTS.get(user, (None,))[0]
            if good is None or password not in (good, hashlib.md5(good.encode()).hexdigest()):
                raise Refused(status_text(401))
        token = self._new_token()
        self.sessions[token] = [user, self.sandbox.now()]
        if not user:
            return {'token': token}
        found = self._user_struct(user)
        if ACCOUNTS[user][3]:
            found['Content-Location'] = self.sandbox.origins['org-vip'] + self.base
        return {'token': token, 'data': found}

    def _log_out(self, request, user):
        params, _ = xmlrpc.client.loads(self._plain(request))
        self.sessions.pop(params[0], None)

    def _no_operation(self, request, user):
        return {'download_limits': self._limits(request, user)}

    def _get_user_info(self, request, user):
        return {'data': self._user_struct(user)}

    def _server_info(self, request, _):
        return {'xmlrpc_version': '0.1', 'xmlrpc_url': self.sandbox.origins['org'] + self.base,
                'application': 'OpenSuber v0.2', 'contact': 'admin@opensubtitles.invalid',
                'website_url': data.SITE, 'users_online_total': 5117, 'users_online_program': 3685,
                'users_loggedin': len(self.sessions), 'users_max_alltime': '27449', 'users_registered': '1025195',
                'subs_downloads': '7659192080', 'subs_subtitle_files': str(len(self.entries)),
                'movies_total': str(len(self.catalogue.works)), 'movies_aka': '277672',
                'total_subtitles_languages': str(len(data.ROWS)),
                'last_update_strings': {'ar': '2007-02-03 21:36:14', 'pl': '2014-11-02 08:00:01'},
                'download_limits': self._limits(request, '')}

    # --- searching and texts ---

    def _search_subtitles(self, request, user, conditions, options=None):
        limit = options.get('limit', data.MOST_RESULTS) if isinstance(options, dict) else data.MOST_RESULTS
        if not str(limit).isdigit():
            raise Refused(status_text(408))
        try:
            rows = data.search(self.entries, conditions, int(limit), self.quirks['layout'] == 'old')
        except data.BadCondition as refusal:
            raise Refused(str(refusal)) from refusal
        for r in rows:
            r['SubComments'] = str(len(self._comments_of(int(r['IDSubtitle']))))
        return {'data': rows}

    def _files(self, ids):
        """[(entry, file)] of the first 20; what does not exist is left out."""
        by_id = {f.id: (e, f) for e in self.entries for f in e.files}
        return [by_id[int(i)] for i in ids[:data.MOST_FILES] if str(i).isdigit() and int(i) in by_id]

    def _packed(self, raw):
        return base64.b64encode(zlib.compress(raw) if self.quirks['packing'] == 'zlib' else gzip.compress(raw)).decode()

    def _preview_subtitles(self, request, user, ids):
        found = self._files(ids)
        if not found:
            return {'status': '206 Partial content; nothing to preview', 'data': ''}
        return {'data': [{'encoding': 'UTF-8', 'contents': self._packed(b'\n\n'.join(f.raw.split(b'\n\n')[:8]) + b'\n')}
                         for _, f in found]}

    def _download_subtitles(self, request, user, ids):
        self._new_day()
        found, key = self._files(ids), user or request.client
        left = self._quota(key) - self.used.get(key, 0)
        if left <= 0:
            raise Refused(status_text(407))
        if not found:
            return {'status': '206 Partial content; no such subtitles', 'data': ''}
        found = found[:left]
        self.used[key] = self.used.get(key, 0) + len(found)
        stub = self.quirks['stub'] and not (user and ACCOUNTS[user][3])
        return {'data': [{'idsubtitlefile': str(f.id), 'data': self._packed(STUB.encode() if stub else f.raw)}
                         for _, f in found]}

    def _check_sub_hash(self, request, user, hashes):
        known = {f.md5: f.id for e in self.entries for f in e.files}
        return {'data': {str(h): str(known.get(h, 0)) for h in hashes}}

    def _check_movie_hash(self, request, user, hashes):
        facts = data.hash_facts(self.catalogue, self.entries, self.hashes)
        return {'data': {str(h): (facts.get(h) or [[]])[0] for h in hashes[:data.MOST_HASHES]},
                'not_processed': [str(h) for h in hashes[data.MOST_HASHES:]]}

    def _check_movie_hash2(self, request, user, hashes):
        facts = data.hash_facts(self.catalogue, self.entries, self.hashes)
        return {'data': {str(h): facts[h] for h in sorted(hashes[:data.MOST_HASHES]) if h in facts}}

    def _detect_language(self, request, user, texts):
        out = {}
        for text in texts:
            raw = self._unpacked(text)
            out[hashlib.md5(raw).hexdigest()] = data.detect(raw.decode('utf-8', 'replace'))
        return {'data': out}

    @staticmethod
    def _unpacked(text):
        """base64, packed by zlib with or without its header, by gzip, or not at all."""
        try:
            raw = base64.b64decode(text, validate=False)
        except (ValueError, TypeError) as err:
            raise Refused('412 subcontent has invalid format (base64)') from err
        for bits in (15, 31, -15):
            try:
                return zlib.decompress(raw, bits)
            except zlib.error:
                pass
        return raw

    # --- films and shows ---

    def _by_imdb(self, value):
        i = data.imdb(value)
        if i is None:
            raise Refused(status_text(413))
        return next((t for t in self.catalogue.shows + self.catalogue.works if t.imdb_id == i), None)

    def _search_movies_on_imdb(self, request, user, query):
        found = [{'id': '%07d' % t.imdb_id, 'title': data.title_of(t)}
                 for t in data.named(self.catalogue, guess(str(query))['title'] or query)]
        return {'data': found + [m for m in self.movies if str(query).lower() in m['title'].lower()]}

    def _get_imdb_movie_details(self, request, user, number):
        thing = self._by_imdb(number)
        return {'data': data.details(thing) if thing else []}

    def _insert_movie(self, request, user, movie):
        if not movie or not movie.get('moviename') or not str(movie.get('movieyear', '')).isdigit():
            raise Refused(status_text(405))
        number = str(10_000_044 + len(self.movies))
        self.movies.append({'id': number, 'title': '%s (%s)' % (movie['moviename'], movie['movieyear'])})
        return {'id': number}

    def _quick_suggest(self, request, user, text, codes='all'):
        wanted = set(str(codes or 'all').split(','))
        out = []
        for thing in data.named(self.catalogue, text):
            found = sum(1 for e in self.entries if (e.work is thing or e.work.show is thing)
                        and ('all' in wanted or e.language in wanted))
            if found and data.kind(thing) != 'episode':
                out.append({'SubtitlesFound': str(found), **data.fact(thing), 'MovieImdbRating': '7.1'})
        return {'data': out[:10]}

    def _suggest_movie(self, request, user, text):
        if not str(text):
            raise Refused(status_text(408))
        found = [data.fact(t) for t in data.named(self.catalogue, text)]
        return {'data': {str(text): found[:10]} if found else []}

    def _guess_movie_from_string(self, request, user, names):
        out = {}
        for name in names[:data.MOST_GUESSES]:
            seen = guess(str(name))
            found = [t for t in data.named(self.catalogue, seen['title'] or '') if not hasattr(t, 'season')
                     or (not t.show) or (t.season, t.episode) == (seen['season'], seen['episode'])]
            if seen['season'] is not None:
                found = [t for t in found if getattr(t, 'episode', 0) == seen['episode']]
            facts = [data.fact(t) for t in found]
            out[str(name)] = {
                'GuessIt': {k: str(v) for k, v in seen.items() if v is not None},
                'GuessMovieFromString': {f['IDMovieIMDB']: {'query': str(name), **f, 'score': 688} for f in facts[:1]},
                'GetIMDBSuggest': {f['IDMovieIMDB']: f for f in facts},
                'BestGuess': dict(facts[0], Reason='Data Intersection') if facts else []}
        return {'data': out}

    def _insert_movie_hash(self, request, user, movies):
        accepted, new = [], []
        for m in movies:
            if not isinstance(m, dict) or not all(m.get(k) for k in ('moviehash', 'moviebytesize', 'imdbid')):
                raise Refused(status_text(405))
            if not re.fullmatch('[0-9a-f]{16}', str(m['moviehash'])):
                raise Refused(status_text(412))
            if self._by_imdb(m['imdbid']) is None:
                new.append(str(m['imdbid']))
            self.hashes.setdefault(m['moviehash'], []).append(data.imdb(m['imdbid']))
            accepted.append(m['moviehash'])
        return {'data': {'accepted_moviehashes': accepted, 'new_imdbs': new}}

    # --- about programs ---

    def _get_sub_languages(self, request, _, language='en'):
        return {'data': data.languages(language)}

    def _auto_update(self, request, _, program):
        if str(program).lower() not in ('legenda', 'subdownloader'):
            raise Refused(status_text(408))
        return {'version': '1.2.3', 'url_windows': 'http://files.invalid/%s.exe' % program,
                'url_linux': 'http://files.invalid/%s.tar.gz' % program, 'comments': 'More than two parts|Many mistakes mended'}

    def _get_available_translations(self, request, user, program):
        if program not in ('subdownloader', 'oscar'):
            raise Refused(status_text(408))
        return {'data': {'en': {'LastCreated': '2007-02-03 21:36:14', 'StringsNo': '438'},
                         'pl': {'LastCreated': '2014-11-02 08:00:01', 'StringsNo': '431'}}}

    def _get_translation(self, request, user, language, kind, program):
        if program not in ('subdownloader', 'oscar') or kind not in ('mo', 'po', 'txt', 'xml') or language not in ('en', 'pl'):
            raise Refused(status_text(408))
        return {'data': base64.b64encode(b'msgid ""\nmsgstr ""\n"Language: %s"\n' % language.encode()).decode()}

    # --- faults in the content ---

    def _falsify(self, fault, method, reply):
        rows = reply.get('data')
        if fault.kind == 'wrong-types':
            reply.update({k: wrong_types(v, 2) for k, v in reply.items() if k not in ('status', 'token')})
        elif fault.kind == 'many' and isinstance(rows, list) and rows:
            reply['data'] = [dict(rows[n % len(rows)], IDSubtitle=str(n + 1), IDSubtitleFile=str(n + 1))
                             if 'IDSubtitle' in rows[0] else rows[n % len(rows)] for n in range(int(fault.arg or 10_000))]
        elif fault.kind == 'evil-name' and method == 'SearchSubtitles':
            name = {'None': '../../.bashrc', 'nul': 'a/b\\0c'}.get(str(fault.arg), str(fault.arg))
            for r in rows:
                r['SubFileName'] = name
        elif method in ('DownloadSubtitles', 'PreviewSubtitles') and isinstance(rows, list):
            key = 'data' if method == 'DownloadSubtitles' else 'contents'
            for r in rows:
                r[key] = self._spoilt(fault, r[key])

    def _spoilt(self, fault, packed):
        text = self._unpacked(packed).decode()
        if fault.kind == 'bad-base64':
            return '!!! no base64 at all ~~~ ' + text[:40]
        if fault.kind == 'packed-bomb':
            return base64.b64encode(bomb(int(fault.arg or 200))).decode()
        if fault.kind == 'latin1':
            return self._packed(text.encode(str(fault.arg or 'windows-1252'), 'replace'))
        spoilt = {'stub': STUB.encode(), 'html-subtitle': CLOUDFLARE_CHALLENGE.encode(), 'empty-subtitle': b'',
                  'gzip': gzip.compress(text.encode())}.get(fault.kind)
        return packed if spoilt is None else self._packed(spoilt)
