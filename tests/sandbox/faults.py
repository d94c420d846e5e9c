# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults that can be switched on per route: what they are, which request they hit, and what they do to a reply.

A fault either replaces the reply (the service is not asked), changes the bytes of the reply on their way out, or
changes its content, which only the service itself can do; the lists below tell which.
"""
import functools
import gzip
import random
import threading
import time
from dataclasses import asdict, dataclass

REPLACING = {'html', 'status', 'redirect-other-host', 'redirect-loop', 'garbage', 'empty', 'huge', 'endless', 'bomb',
             'deep', 'entities'}
TRANSPORT = {'delay', 'cut', 'wrong-length', 'half-gzip', 'bad-json', 'wrong-date'}
CONTENT = {'wrong-types', 'evil-name', 'many', 'stub', 'html-subtitle', 'zip', 'gzip', 'empty-subtitle', 'latin1',
           'bad-base64', 'packed-bomb'}
KINDS = REPLACING | TRANSPORT | CONTENT

CLOUDFLARE_CHALLENGE = (
    '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>'
    '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body><noscript>'
    '<div class="h2">Enable JavaScript and cookies to continue</div></noscript></body></html>\n')


def cloudflare_error(status, reason):
    return ('<!DOCTYPE html><html lang="en-US"><head><title>sandbox | %d: %s</title></head><body>'
            '<div id="cf-wrapper"><h1>%s <span>Error code %d</span></h1><p>The web server reported a gateway error.</p>'
            '<p>Performance &amp; security by Cloudflare</p></div></body></html>\n' % (status, reason, reason, status))


@dataclass
class Fault:
    """route: as the service names it ("/subtitles", "/download", "/link" …), "*" for every route; "service:/route"
    limits it to one service. times: how many requests it hits (None: all). after: how many it lets pass first."""
    route: str
    kind: str
    arg: object = None
    times: object = None
    after: int = 0

    def matches(self, service, route):
        wanted = self.route
        if ':' in wanted:
            only, wanted = wanted.split(':', 1)
            if only != service:
                return False
        return wanted == '*' or wanted.strip('/') == route.strip('/')


class FaultTable:
    def __init__(self):
        self._lock = threading.Lock()
        self._faults = []
        self._initial = []

    def add(self, fault, initial=False):
        """Raises ValueError with a sentence for what cannot be a fault."""
        if fault.kind.isdigit():
            fault.kind, fault.arg = 'status', fault.kind
        if fault.kind not in KINDS:
            raise ValueError('unknown fault kind %r; known: %s' % (fault.kind, ', '.join(sorted(KINDS))))
        with self._lock:
            self._faults.append(fault)
            if initial:
                self._initial.append(asdict(fault))

    def add_text(self, text):
        """ROUTE=KIND[:ARG] of the command line; lasts until the program ends."""
        route, sep, kind = text.partition('=')
        if not sep:
            raise ValueError('a fault is ROUTE=KIND[:ARG], not %r' % text)
        kind, _, arg = kind.partition(':')
        self.add(Fault(route, kind, arg or None), initial=True)

    def take(self, service, route):
        """The faults that hit this request; counts them down."""
        hit = []
        with self._lock:
            for fault in list(self._faults):
                if not fault.matches(service, route):
                    continue
                if fault.after > 0:
                    fault.after -= 1
                    continue
                hit.append(Fault(**asdict(fault)))
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._faults.remove(fault)
        return hit

    def clear(self):
        with self._lock:
            self._faults.clear()

    def reset(self):
        with self._lock:
            self._faults = [Fault(**f) for f in self._initial]

    def listing(self):
        with self._lock:
            return [asdict(f) for f in self._faults]


ENTITIES = ('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">'
            + ''.join('<!ENTITY %s "%s">' % (b, '&%s;' % a * 10) for a, b in zip('abcdefghi', 'bcdefghij'))
            + '<!ENTITY file SYSTEM "file:///etc/hostname">]>'
            '<methodResponse><params><param><value><struct><member><name>status</name><value><string>200 OK</string>'
            '</value></member><member><name>data</name><value><string>&j;&file;</string></value></member></struct>'
            '</value></param></params></methodResponse>')


def wrong_types(value, n=0):
    """The same with other types by turns: text for numbers and numbers for text, null, lists for structs and the
    other way round."""
    if isinstance(value, dict):
        return {k: _other_type(v, i + n) if not isinstance(v, (dict, list)) or (i + n) % 4 == 3 else wrong_types(v, i)
                for i, (k, v) in enumerate(value.items())}
    if isinstance(value, list):
        return [wrong_types(v, i) for i, v in enumerate(value)]
    return _other_type(value, n)


def _other_type(value, n):
    if n % 3 == 1:
        return None
    if n % 3 == 2:
        return {} if isinstance(value, list) else [] if isinstance(value, dict) else [value]
    if isinstance(value, (dict, list)):
        return 'yes'
    return len(value) if isinstance(value, str) else str(value)


def replacement(fault, request, service, sandbox):
    """The reply of a REPLACING fault."""
    from server import Response
    arg = str(fault.arg) if fault.arg is not None else ''
    if fault.kind == 'html':
        return Response(200, CLOUDFLARE_CHALLENGE.encode(), {'Content-Type': 'text/html; charset=UTF-8'})
    if fault.kind == 'status':
        code, _, detail = arg.partition(':')
        return service.error_reply(int(code), detail, request)
    if fault.kind == 'redirect-other-host':
        words = arg.split(',')
        status = next((int(w) for w in words if w.isdigit()), 302)
        url = next((w for w in words if '://' in w), None)
        if url is None:
            url = (sandbox.elsewhere_same_host if 'port' in words else sandbox.elsewhere) + request.target
        return Response(status, b'', {'Location': url})
    if fault.kind == 'redirect-loop':
        return Response(302, b'', {'Location': request.target})
    if fault.kind == 'garbage':
        return Response(200, random.Random(7).randbytes(int(arg or 4096)), {'Content-Type': service.media_type})
    if fault.kind == 'empty':
        return Response(200, b'', {'Content-Type': service.media_type})
    if fault.kind == 'deep':
        return Response(200, service.nested(int(arg or 100_000)), {'Content-Type': service.media_type})
    if fault.kind == 'entities':
        return Response(200, ENTITIES.encode(), {'Content-Type': service.media_type})
    if fault.kind == 'bomb':
        return Response(200, bomb(int(arg or 200)), {'Content-Type': service.media_type,
                                                             'Content-Encoding': 'gzip'})
    size = int(arg or 200) << 20 if fault.kind == 'huge' else 2 << 30
    reply = Response(200, b'', {'Content-Type': service.media_type})
    reply.stream = _filler(service.opening, size, 600 if fault.kind == 'huge' else 60)
    reply.stream_length = size if fault.kind == 'huge' else None
    return reply


@functools.lru_cache(maxsize=4)
def bomb(megabytes):
    """gzip of so many blanks"""
    return gzip.compress(b' ' * (megabytes << 20), 1)


def _filler(opening, size, seconds):
    """size bytes that begin like a reply, for at most so many seconds."""
    end = time.monotonic() + seconds
    block = opening.ljust(65536)
    while size > 0 and time.monotonic() < end:
        yield block[:size]
        size -= len(block)
        block = b' ' * 65536


def distort(faults, reply):
    """Applies the TRANSPORT faults, but for delay, to a finished reply."""
    for fault in faults:
        if fault.kind == 'wrong-date':      # a clock that is wrong by decades, and nonsense about time to wait
            reply.headers['Date'] = str(fault.arg or 'Thu, 01 Jan 1970 00:00:00 GMT')
            reply.headers['Expires'] = 'yesterday'
        elif fault.kind == 'bad-json':
            reply.body = reply.body[:max(1, len(reply.body) * 2 // 3)]
        elif fault.kind == 'half-gzip':
            packed = gzip.compress(reply.body)
            reply.body = packed[:len(packed) // 2]
            reply.headers['Content-Encoding'] = 'gzip'
        elif fault.kind == 'wrong-length':
            reply.claimed_length = len(reply.body) + int(fault.arg or 1000)
        elif fault.kind == 'cut':
            reply.claimed_length = len(reply.body)
            reply.cut_at = int(fault.arg) if fault.arg is not None else len(reply.body) // 2
