# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The HTTP side that all sandbox services share: requests, replies, the log, the clock, rate limits, control.

A service is a class with `id`, `base` (the path its API begins with), `listeners`, `claims(path)`, `route(path)`,
`handle(request, faults)`, `error_reply(status, detail, request)`, `log_body(request)`, `reset()`, `state()` and
`control(name, payload)`; see Service.
"""
import gzip
import json
import re
import socket
import socketserver
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import faults as faulty

API_KEYS = ('sandbox', 'sandbox-key-never-told')   # the second one is no other word, so that tests can look for it
SECRET_HEADERS = {'authorization', 'api-key', 'x-api-key', 'x-apikey', 'cookie'}
SECRET_FIELD = re.compile(r'("(?:password|token|api_key)"\s*:\s*")[^"]*"')
SECRET_PAIR = re.compile(r'(^|&)((?:password|token|api_key)=)[^&]*')


@dataclass
class Request:
    method: str
    target: str                     # path and query as sent
    headers: object                 # email.message.Message: get() ignores case
    body: bytes
    client: str                     # address
    origin: str                     # "http://host:port" the client used

    def __post_init__(self):
        split = urlsplit(self.target)
        self.path, self.query = split.path, split.query
        self.pairs = parse_qsl(split.query, keep_blank_values=True)

    def json(self):
        """The body as a dict, None when it is not one."""
        try:
            value = json.loads(self.body or b'{}')
        except ValueError:
            return None
        return value if isinstance(value, dict) else None


@dataclass
class Response:
    status: int = 200
    body: bytes = b''
    headers: dict = field(default_factory=dict)
    claimed_length: object = None   # Content-Length when it lies
    cut_at: object = None           # bytes of the body after which the connection is closed
    stream: object = None           # iterator of blocks instead of a body
    stream_length: object = None

    @staticmethod
    def of(value, status=200, **headers):
        text = json.dumps(value, ensure_ascii=False, separators=(',', ':'))
        return Response(status, text.encode(), {'Content-Type': 'application/json; charset=utf-8', **headers})


class Service:
    """What every service has; see opensubtitlescom.py for one."""
    id = ''
    base = '/'
    listeners = ('api',)            # the first one is in the service's address
    media_type = 'application/json; charset=utf-8'
    opening = b'{"data":['          # how a reply begins

    def __init__(self, sandbox):
        self.sandbox = sandbox

    def claims(self, path):
        return path == self.base or path.startswith(self.base + '/')

    def route(self, path):
        return path[len(self.base):] or '/'

    def route_of(self, request):
        """The name of what a request asks for, where the path alone does not tell."""
        return self.route(request.path)

    def handle(self, request, faults):
        raise NotImplementedError

    def error_reply(self, status, detail, request):
        raise NotImplementedError

    def addresses(self):
        """What the sandbox says of it: the base address by id, and others it may have."""
        return {self.id: self.sandbox.origins[self.listeners[0]] + self.base}

    def log_body(self, request):
        """The body for the log, without secrets."""
        text = request.body[:65536].decode('utf-8', 'replace')
        return SECRET_PAIR.sub(r'\1\2<secret>', SECRET_FIELD.sub(r'\1<secret>"', text))

    def nested(self, levels):
        """A reply so many levels deep."""
        return b'{"data":' + b'[' * levels + b']' * levels + b'}'

    def reset(self):
        pass

    def state(self):
        return {}

    def control(self, name, payload):
        """Answers POST /__sandbox__/<name>; None: not mine."""
        return None


class Rate:
    """Sliding windows per bucket. When not enforced everything passes and the headers never make a client wait."""

    def __init__(self, enforce):
        self.initial = enforce
        self._lock = threading.Lock()
        self.reset()

    def reset(self):
        self.enforce = self.initial
        self.limits = {'api': [(5, 1)], 'login': [(1, 1), (10, 60), (30, 3600)], 'features': [(40, 10)],
                       'org': [(40, 10)], 'kas': [(60, 60)], 'amara': [(60, 60)]}
        self._seen = {}

    def set(self, payload):
        self.enforce = bool(payload.get('enforce', True))
        for bucket, windows in payload.get('limits', {}).items():
            self.limits[bucket] = [tuple(w) for w in windows]
        with self._lock:
            self._seen.clear()

    def admit(self, *buckets):
        """Counts one request. -> (headers, seconds to wait or None)"""
        limit = self.limits[buckets[0]][0][0]
        remaining, wait = limit, 0.0
        now = time.monotonic()
        with self._lock:
            for bucket in buckets:
                seen = self._seen.setdefault(bucket, deque())
                longest = max(seconds for _, seconds in self.limits[bucket])
                while seen and seen[0] <= now - longest:
                    seen.popleft()
                for most, seconds in self.limits[bucket]:
                    inside = [t for t in seen if t > now - seconds]
                    if len(inside) >= most:
                        wait = max(wait, inside[-most] + seconds - now)
                    if bucket == buckets[0] and seconds <= 10:
                        remaining = max(0, most - len(inside) - 1)
            if not (self.enforce and wait > 0):
                for bucket in buckets:
                    self._seen[bucket].append(now)
        if not self.enforce:
            remaining, wait = max(1, limit - 1), 0.0
        values = {'RateLimit-Limit': limit, 'RateLimit-Remaining': remaining, 'RateLimit-Reset': 1,
                  'X-RateLimit-Limit-Second': limit, 'X-RateLimit-Remaining-Second': remaining}
        return {k: str(v) for k, v in values.items()}, (int(wait) + 1 if wait > 0 else None)


class Sandbox:
    """Everything behind the control address. Listeners: "api", "links" (the download host), "elsewhere", and those
    the services bring."""

    def __init__(self, enforce_rate=False, log_file=None):
        self.lock = threading.Lock()
        self.log = []
        self.log_file = open(log_file, 'a', encoding='utf-8') if log_file else None
        self.faults = faulty.FaultTable()
        self.rate = Rate(enforce_rate)
        self.services = []
        self.videos = []
        self.clock_offset = 0.0
        self.elsewhere_log = []
        self._servers = []

    def now(self):
        """Seconds since 1970, moved by the clock control."""
        return time.time() + self.clock_offset

    def listen(self, port):
        named = {'api': _listen(self, 'api', '127.0.0.1', port), 'links': _listen(self, 'links', '127.0.0.1', 0)}
        for service in self.services:
            for name in service.listeners:
                if name not in named:
                    named[name] = _listen(self, name, '127.0.0.1', 0)
        try:
            other = _listen(self, 'elsewhere', '127.0.0.2', 0)
        except OSError:  # not every system has the whole of 127/8
            other = _listen(self, 'elsewhere', '127.0.0.1', 0)
        same = _listen(self, 'elsewhere', '127.0.0.1', 0)
        self._servers = [*named.values(), other, same]
        self.origins = {name: _address(server) for name, server in named.items()}
        self.origin, self.links = self.origins['api'], self.origins['links']
        self.elsewhere, self.elsewhere_same_host = _address(other), _address(same)
        for server in self._servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def close(self):
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def addresses(self):
        out = {}
        for service in self.services:
            out.update(service.addresses())
        return dict(out, control=self.origin + '/__sandbox__', links=self.links, elsewhere=self.elsewhere)

    def reset(self):
        with self.lock:
            self.log.clear()
            self.elsewhere_log.clear()
        self.clock_offset = 0.0
        self.faults.reset()
        self.rate.reset()
        for service in self.services:
            service.reset()

    def note(self, listener, service, route, request):
        """service: a Service, or None where no service has that path."""
        headers = {k: ('<secret>' if k.lower() in SECRET_HEADERS else v) for k, v in request.headers.items()}
        body = service.log_body(request) if service else ''
        entry = {'time': round(time.time(), 3), 'listener': listener, 'service': service and service.id, 'route': route,
                 'method': request.method, 'path': request.path, 'query': request.query, 'headers': headers,
                 'body': body, 'status': None, 'faults': []}
        with self.lock:
            entry['n'] = len(self.log)
            self.log.append(entry)
        return entry

    def finish(self, entry, status, hit=()):
        with self.lock:
            entry['status'], entry['faults'] = status, [f.kind for f in hit]
            if self.log_file:
                print(json.dumps(entry, ensure_ascii=False), file=self.log_file, flush=True)

    def control(self, request):
        name = request.path[len('/__sandbox__/'):].strip('/')
        payload = request.json()
        if payload is None:
            return Response.of({'error': 'the body is not a JSON object'}, 400)
        try:
            value = self._control(request.method, name, payload)
        except (KeyError, TypeError, ValueError, StopIteration) as err:
            return Response.of({'error': '%s: %s' % (type(err).__name__, err)}, 400)
        return Response.of({'error': 'no such control: %s %s' % (request.method, name)}, 404) if value is None \
            else Response.of(value)

    def _control(self, method, name, payload):
        if method == 'GET' and name in ('log', 'elsewhere'):
            with self.lock:
                return list(self.log if name == 'log' else self.elsewhere_log)
        if method == 'GET' and name == 'state':
            return {'faults': self.faults.listing(), 'clock_offset': self.clock_offset, 'enforce': self.rate.enforce,
                    'limits': self.rate.limits, 'requests': len(self.log),
                    'services': {s.id: s.state() for s in self.services}}
        if method == 'GET' and name == 'videos':
            return self.videos
        asked = [s for s in self.services if payload.get('service', s.id) == s.id]
        if method == 'GET':
            return next((v for v in (s.control('GET ' + name, payload) for s in asked) if v is not None), None)
        if name == 'faults' and method == 'DELETE':
            self.faults.clear()
        elif name == 'fault' and method == 'POST':
            self.faults.add(faulty.Fault(**payload))
        elif name == 'reset' and method == 'POST':
            self.reset()
        elif name == 'rate' and method == 'POST':
            self.rate.set(payload)
        elif name == 'clock' and method == 'POST':
            self.clock_offset = payload['set'] - time.time() if 'set' in payload \
                else self.clock_offset + payload['advance']
        else:
            return next((v for v in (s.control(name, payload) for s in asked) if v is not None), None)
        return {}

    def answer(self, listener, request):
        """-> (Response, log entry or None, faults)"""
        if listener == 'elsewhere':
            sent = {k.lower() for k in request.headers}
            with self.lock:
                self.elsewhere_log.append({'method': request.method, 'path': request.path, 'query': request.query,
                                           'host': request.headers.get('Host'), 'headers': sorted(sent),
                                           'api_key_sent': bool(sent & {'api-key', 'x-api-key', 'x-apikey'}),
                                           'authorization_sent': 'authorization' in sent,
                                           'body': request.body[:65536].decode('utf-8', 'replace')})
            return Response.of({'total_pages': 0, 'total_count': 0, 'per_page': 50, 'page': 1, 'data': []}), None, []
        if request.path.startswith('/__sandbox__/'):
            return self.control(request), None, []
        service = next((s for s in self.services if listener in s.listeners and s.claims(request.path)), None)
        if service is None:
            entry = self.note(listener, None, None, request)
            return Response(404, b'<html><body>404 Not Found</body></html>\n', {'Content-Type': 'text/html'}), entry, []
        route = service.route_of(request)
        entry = self.note(listener, service, route, request)
        hit = self.faults.take(service.id, route)
        for fault in hit:
            if fault.kind == 'delay':
                time.sleep(float(fault.arg or 500) / 1000)
        replacing = next((f for f in hit if f.kind in faulty.REPLACING), None)
        if replacing:
            reply = faulty.replacement(replacing, request, service, self)
        else:
            reply = service.handle(request, [f for f in hit if f.kind in faulty.CONTENT])
        faulty.distort(hit, reply)
        return reply, entry, hit


class _Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    server_version = 'sandbox'
    sys_version = ''
    disable_nagle_algorithm = True

    def log_message(self, *args):
        pass

    def _serve(self):
        sandbox = self.server.sandbox
        body = self.rfile.read(int(self.headers.get('Content-Length') or 0))
        request = Request(self.command, self.path, self.headers, body, self.client_address[0],
                          'http://%s:%d' % self.server.server_address[:2])
        reply, entry, hit = sandbox.answer(self.server.listener, request)
        if entry:
            sandbox.finish(entry, reply.status, hit)
        try:
            self._send(reply)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_PATCH = _serve

    def _send(self, reply):
        data = reply.body
        headers = dict(reply.headers)
        if data and 'Content-Encoding' not in headers and reply.cut_at is None and reply.claimed_length is None \
                and 'gzip' in self.headers.get('Accept-Encoding', '').lower():
            data = gzip.compress(data, 4)
            headers['Content-Encoding'] = 'gzip'
            headers['Vary'] = 'Accept-Encoding'
        close = reply.cut_at is not None or reply.claimed_length is not None or reply.stream is not None
        length = reply.claimed_length if reply.claimed_length is not None else len(data)
        if reply.stream is not None:
            length = reply.stream_length
        if 'Date' in headers:
            self.send_response_only(reply.status)
        else:
            self.send_response(reply.status)
        for name, value in headers.items():
            self.send_header(name, value)
        if length is not None and reply.status != 304:
            self.send_header('Content-Length', str(length))
        if close:
            self.send_header('Connection', 'close')
        self.end_headers()
        if self.command != 'HEAD' and reply.status != 304:
            if reply.stream is not None:
                for block in reply.stream:
                    self.wfile.write(block)
            else:
                self.wfile.write(data if reply.cut_at is None else data[:reply.cut_at])
        if close:
            self.close_connection = True
            try:
                self.connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def server_bind(self):
        socketserver.TCPServer.server_bind(self)  # HTTPServer's own would ask the name service
        self.server_name, self.server_port = self.server_address[:2]

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], OSError):      # a client that goes away is no news
            super().handle_error(request, client_address)


def _address(server):
    return 'http://%s:%d' % server.server_address[:2]


def _listen(sandbox, listener, host, port):
    server = _Server((host, port), _Handler)
    server.sandbox, server.listener = sandbox, listener
    return server
