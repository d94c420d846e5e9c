#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time until the first window is mapped: Legenda beside another program, started the same way, in one run.

    tests/bench/bench_start.py [--rounds 15] [--other qnapi] [build/bin/legenda]

Both are started in turn on a virtual X server of their own, without a window manager, in a private home. The clock runs
from just before the program is started until the X server says that a window of at least 100 x 60 pixels is mapped.
Prints the medians and their ratio. Needs Xvfb and libX11; the other program has to be installed.
"""
import argparse
import ctypes
import os
import pathlib
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
MAP_NOTIFY, SUBSTRUCTURE_NOTIFY = 19, 1 << 19


class MapEvent(ctypes.Structure):
    _fields_ = [('type', ctypes.c_int), ('serial', ctypes.c_ulong), ('send_event', ctypes.c_int),
                ('display', ctypes.c_void_p), ('event', ctypes.c_ulong), ('window', ctypes.c_ulong),
                ('override_redirect', ctypes.c_int)]


class Event(ctypes.Union):
    _fields_ = [('type', ctypes.c_int), ('map', MapEvent), ('pad', ctypes.c_long * 24)]


class Screen:
    def __init__(self, name):
        self.x = ctypes.CDLL('libX11.so.6')
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(name.encode()))
        if not self.display:
            sys.exit('no X server at ' + name)
        self.root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))
        self.x.XSelectInput(self.display, self.root, ctypes.c_long(SUBSTRUCTURE_NOTIFY))
        self.x.XSync(self.display, 0)
        self.fd = self.x.XConnectionNumber(self.display)

    def drain(self):
        self.x.XSync(self.display, 1)

    def big(self, window):
        root, x, y = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_int()
        width, height, border, depth = (ctypes.c_uint() for _ in range(4))
        self.x.XGetGeometry(self.display, ctypes.c_ulong(window), *map(ctypes.byref, (root, x, y, width, height, border, depth)))
        return width.value >= 100 and height.value >= 60

    def wait_for_window(self, deadline):
        event = Event()
        while True:
            while self.x.XPending(self.display):
                self.x.XNextEvent(self.display, ctypes.byref(event))
                now = time.perf_counter()
                if event.type == MAP_NOTIFY and self.big(event.map.window):
                    return now
            left = deadline - time.perf_counter()
            if left <= 0:
                return None
            select.select([self.fd], [], [], left)


def measure(screen, command, environment):
    screen.drain()
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        mapped = screen.wait_for_window(begun + 30)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if mapped is None:
        sys.exit('no window of %s within 30 s' % command[0])
    return mapped - begun


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('--rounds', type=int, default=15)
    options.add_argument('--other', default='qnapi')
    options.add_argument('program', nargs='?', default=str(ROOT / 'build' / 'bin' / 'legenda'))
    options = options.parse_args()
    if not shutil.which(options.other):
        sys.exit('%s is not installed: there is nothing to measure beside' % options.other)

    read, write = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0', '1280x800x24', '-nolisten', 'tcp'],
                              pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    name = ':' + os.read(read, 16).decode().strip()
    try:
        screen = Screen(name)
        with tempfile.TemporaryDirectory() as home:
            environment = {k: v for k, v in os.environ.items()
                           if not k.startswith(('XDG_', 'LEGENDA_', 'QT_', 'WAYLAND_', 'DBUS_'))}
            environment.update(DISPLAY=name, HOME=home, LC_ALL='C.UTF-8', LEGENDA_KEYRING='off')
            times = {options.program: [], options.other: []}
            for round_ in range(options.rounds + 1):
                for command in times:
                    taken = measure(screen, [command], environment)
                    if round_ > 0:  # the first one fills the disk cache
                        times[command].append(taken)
    finally:
        server.terminate()
        server.wait()
    medians = [statistics.median(values) for values in times.values()]
    for command, median in zip(times, medians):
        values = times[command]
        print('%-40s median %6.1f ms   (%.1f to %.1f, %d starts)' % (
            command, median * 1000, min(values) * 1000, max(values) * 1000, len(values)))
    print('ratio %.2f' % (medians[0] / medians[1]))


if __name__ == '__main__':
    main()
