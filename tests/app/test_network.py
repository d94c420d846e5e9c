#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line's way to the services: what is kept, --offline, --proxy."""
import base64
import contextlib
import socketserver
import threading
import unittest

from support import WithSandbox

FAR = 'https://legenda.invalid/api/v1'     # a name that exists nowhere (RFC 6761)


class Proxy(socketserver.ThreadingTCPServer):
    """An HTTP proxy that lets nobody through, and remembers who asked."""
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, wants=None):
        super().__init__(('127.0.0.1', 0), Asked)
        self.wants = wants          # "name:password"
        self.asked = []             # (first line, Proxy-Authorization)


class Asked(socketserver.StreamRequestHandler):
    def handle(self):
        while line := self.rfile.readline().decode('latin-1').strip():
            headers = {}
            while header := self.rfile.readline().decode('latin-1').strip():
                name, _, value = header.partition(':')
                headers[name.lower()] = value.strip()
            given = headers.get('proxy-authorization', '')
            self.server.asked.append((line, given))
            wants = self.server.wants
            if wants and given != 'Basic ' + base64.b64encode(wants.encode()).decode():
                self.wfile.write(b'HTTP/1.1 407 Proxy Authentication Required\r\n'
                                 b'Proxy-Authenticate: Basic realm="sandbox"\r\nContent-Length: 0\r\n\r\n')
            else:
                self.wfile.write(b'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
                return


@contextlib.contextmanager
def proxy(wants=None):
    with Proxy(wants) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        server.name = '127.0.0.1:%d' % server.server_address[1]
        yield server
        server.shutdown()
        thread.join()


class Network(WithSandbox):
    def languages(self, *options, env=None):
        return self.cli('languages', 'opensubtitles-com', '--json', *options, env=env)

    def error(self, run):
        self.assertEqual(run.status, 3, run.err)
        return run.lines[-1]['error']

    def test_languages_are_asked_for_once(self):
        first = self.languages()
        self.assertEqual(first.status, 0, first.err)
        self.assertEqual(len(self.requests('/infos/languages')), 1)
        again = self.languages()
        self.assertEqual(again.out, first.out)
        self.assertEqual(len(self.requests('/infos/languages')), 1, 'kept between runs')

    def test_what_cannot_be_read_is_not_kept(self):
        self.fault('GET /infos/languages', 'garbage', times=1)
        broken = self.languages()
        asked = len(self.requests('/infos/languages'))
        again = self.languages()
        self.assertEqual(again.status, 0, again.err)
        if broken.status != 0:
            self.assertGreater(len(self.requests('/infos/languages')), asked)

    def test_offline(self):
        offline = self.error(self.languages('--offline'))
        self.assertEqual(offline['kind'], 'offline')
        self.assertIn('--offline', offline['message'])
        self.assertEqual(self.requests(), [])
        self.assertEqual(self.languages().status, 0)
        kept = self.languages('--offline')
        self.assertEqual(kept.status, 0, kept.err)
        self.assertEqual(len(self.requests('/infos/languages')), 1)

    def test_the_windows_switch_is_the_windows(self):
        config = self.folder / 'home' / 'config' / 'legenda'
        config.mkdir(parents=True)
        (config / 'legenda.conf').write_text('[network]\noffline=true\n')
        self.assertEqual(self.languages().status, 0)

    def test_proxy(self):
        with proxy() as server:
            run = self.languages('--proxy', 'http://' + server.name, '--timeout', '5', '--verbose',
                                 env={'LEGENDA_OPENSUBTITLES_COM_URL': FAR})
            error = self.error(run)
            self.assertEqual(error['kind'], 'offline')
            self.assertIn(server.name, error['message'])
            self.assertTrue(server.asked)
            self.assertEqual({line for line, _ in server.asked}, {'CONNECT legenda.invalid:443 HTTP/1.1'})
            self.assertIn('legenda.invalid', run.err)       # --verbose

    def test_proxy_of_the_system(self):
        with proxy() as server:
            environment = {'LEGENDA_OPENSUBTITLES_COM_URL': FAR, 'https_proxy': 'http://' + server.name, 'no_proxy': ''}
            self.error(self.languages('--timeout', '5', env=environment))
            self.assertTrue(server.asked, 'the environment says so')
            server.asked.clear()
            self.error(self.languages('--proxy', 'none', '--timeout', '5', env=environment))
            self.assertEqual(server.asked, [])

    def test_never_for_this_machine(self):
        with proxy() as server:
            self.assertEqual(self.languages('--proxy', 'http://' + server.name).status, 0)
            self.assertEqual(server.asked, [])

    def test_password(self):
        with proxy('anna:open sesame') as server:
            words = ('--proxy', 'http://anna@' + server.name, '--timeout', '5')
            run = self.languages(*words, '--verbose', env={'LEGENDA_OPENSUBTITLES_COM_URL': FAR,
                                                           'LEGENDA_PROXY_PASSWORD': 'open sesame'})
            self.error(run)
            right = base64.b64encode(b'anna:open sesame').decode()
            self.assertIn('Basic ' + right, [given for _, given in server.asked])
            self.assertNotIn('sesame', run.err + run.out.decode())
            server.asked.clear()
            wrong = self.languages(*words, '--verbose', env={'LEGENDA_OPENSUBTITLES_COM_URL': FAR,
                                                             'LEGENDA_PROXY_PASSWORD': 'wrong sesame'})
            self.assertIn('password', self.error(wrong)['message'])
            self.assertIn(server.name, self.error(wrong)['message'])
            self.assertEqual(len([given for _, given in server.asked if given]), 1, 'refused ones are not sent again')
            self.assertNotIn('sesame', wrong.err + wrong.out.decode())

    def test_wrong_usage(self):
        for value in ('proxy.example:80', 'http://proxy.example', 'ftp://proxy.example:80', 'http://:80', 'sideways', '',
                      'http://proxy.example:80/path', 'http://a b:80', 'http://proxy.example:99999'):
            run = self.languages('--proxy', value)
            self.assertEqual(run.status, 2, value)
            self.assertIn('--proxy', run.err)
        run = self.languages('--proxy', 'http://anna:secret@proxy.example:80')
        self.assertEqual(run.status, 2)
        self.assertIn('LEGENDA_PROXY_PASSWORD', run.err)
        self.assertNotIn('secret', run.err)
        self.assertEqual(self.requests(), [])


if __name__ == '__main__':
    unittest.main()
