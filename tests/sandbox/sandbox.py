#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Subtitle services on loopback for tests and demonstrations. Python 3 standard library only.

Prints one JSON line with the addresses, serves, and ends with its parent (or, with --stdin-eof, when standard input
ends). Control, JSON over HTTP below /__sandbox__/:

  GET log             every request: method, path, query, headers, body (secrets replaced), status, faults, listener
  GET elsewhere       what the other host received that redirect-other-host sends clients to
  GET state           faults, rate, clock, quotas
  GET videos          what --make-videos made; GET catalogue: every subtitle
  POST reset          as after the start
  POST fault          {"route": "/subtitles", "kind": "delay", "arg": 500, "times": 1, "after": 0}; DELETE faults
  POST quota          {"user": "demo", "remaining": 3}; for anonymous use the address, "127.0.0.1", is the user. Here and
                      below "service": "opensubtitles-org" means that service instead of OpenSubtitles.com
  POST rate           {"enforce": true, "limits": {"api": [[5, 1]], "login": [[1, 1]], "features": [[40, 10]]}}
  POST clock          {"advance": seconds} or {"set": seconds since 1970}
  POST base-url       {"base_url": "host"}: what /login answers from now on
  POST expire         {"what": "tokens" | "links"}
  POST credits        {"user": "demo", "credits": 12.5}: for translations
  POST quirks         {"service": …, "nothing": "false", …}: how a service answers where real ones differ; see QUIRKS
                      in its file

Routes are paths below the service's base ("/subtitles", "/infos/user" …), "/link" for the download host, names of
XML-RPC methods ("/SearchSubtitles"), "*" for all; "opensubtitles-org:*" for all of one service. Kinds: see faults.py; "status:429:3" is a status with its detail, here Retry-After.
"""
import argparse
import ctypes
import json
import os
import signal
import sys
import threading
import time

sys.dont_write_bytecode = True  # the source folder may be read-only, and stays clean

from amara import Amara
from catalogue import Catalogue, make_videos
from kickasssubtitles import KickAssSubtitles
from opensubtitlescom import OpenSubtitlesCom
from opensubtitlesorg import OpenSubtitlesOrg
from server import Sandbox
from works import HARBOUR

SERVICES = {service.id: service for service in (OpenSubtitlesCom, OpenSubtitlesOrg, KickAssSubtitles, Amara)}


def end_with_parent(parent):
    """Linux tells at once; elsewhere, and where the parent died before it was asked, polling does."""
    try:
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
    except (AttributeError, OSError):
        pass

    def poll():
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(0)
    threading.Thread(target=poll, daemon=True).start()


def end_with_stdin():
    def wait():
        while sys.stdin.buffer.read1(4096):
            pass
        os._exit(0)
    threading.Thread(target=wait, daemon=True).start()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--port', type=int, default=0, help='of the services; 0 (default): any free one')
    parser.add_argument('--services', default='all', help='comma list of %s' % ', '.join(SERVICES))
    parser.add_argument('--fault', action='append', default=[], metavar='ROUTE=KIND[:ARG]')
    parser.add_argument('--log', metavar='FILE', help='append every request as a JSON line')
    parser.add_argument('--enforce-rate', action='store_true', help='answer 429 beyond the rate limits')
    parser.add_argument('--make-videos', metavar='DIR', help='make the sample library there (sparse files)')
    parser.add_argument('--make-all-videos', metavar='DIR', help='as --make-videos, with a show of 100 episodes')
    parser.add_argument('--harbour', choices=HARBOUR, default='thin',
                        help='how many subtitles the show of 100 episodes has')
    parser.add_argument('--stdin-eof', action='store_true', help='end when standard input ends')
    parser.add_argument('--detached', action='store_true', help='go on when the parent dies')
    options = parser.parse_args()
    names = list(SERVICES) if options.services == 'all' else options.services.split(',')
    unknown = [n for n in names if n not in SERVICES]
    if unknown:
        parser.error('unknown service: %s' % ', '.join(unknown))
    return parser, options, names


def main():
    parent = os.getppid()
    parser, options, names = arguments()
    if not options.detached:
        end_with_parent(parent)
    if options.stdin_eof:
        end_with_stdin()
    catalogue = Catalogue(options.harbour)
    sandbox = Sandbox(options.enforce_rate, options.log)
    for text in options.fault:
        try:
            sandbox.faults.add_text(text)
        except ValueError as err:
            parser.error(str(err))
    if options.make_videos or options.make_all_videos:
        sandbox.videos = make_videos(catalogue, options.make_all_videos or options.make_videos,
                                     bool(options.make_all_videos))
    sandbox.services = [SERVICES[n](sandbox, catalogue) for n in names]
    sandbox.listen(options.port)
    print(json.dumps(sandbox.addresses()), flush=True)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        pass


if __name__ == '__main__':
    main()
