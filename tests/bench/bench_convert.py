#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SubRip of 8 MB to WebVTT: `legenda-cli convert` against ffmpeg, whole processes in turn, and the memory it takes.

    tests/bench/bench_convert.py [--megabytes 8] [--rounds 7] [--to webvtt] [build/bin/legenda-cli]

Prints the median times, their ratio, and the largest resident memory of legenda-cli as a multiple of the file's size
(and what the same program takes for a file of one cue, which is the cost of starting it). The text is invented.
"""
import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LINES = ['The harbour was empty at that hour.', 'Two boats came in, <i>slowly</i>.', 'Nobody had waited for them.',
         '- Is it far?\n- Not very, I should say.', 'Où êtes-vous passés ?', 'We could walk, couldn’t we?']


def clock(ms):
    return f'{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}'


def subrip(size):
    parts, total, number = [], 0, 0
    while total < size:
        number += 1
        start = number * 320
        text = f'{number}\n{clock(start)} --> {clock(start + 300)}\n{LINES[number % len(LINES)]}\n\n'
        parts.append(text)
        total += len(text.encode())
    return ''.join(parts).encode()


def run(command, environment):
    """Seconds and the largest resident memory in bytes: as the kernel counts it of the program alone. (What wait4()
    tells holds the memory of this script as well, from the moment between fork and exec.)"""
    start = time.perf_counter()
    child = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    most = 0
    status = pathlib.Path('/proc', str(child.pid), 'status')
    while child.poll() is None:
        try:
            found = re.search(r'VmHWM:\s*(\d+)', status.read_text())
            most = max(most, int(found.group(1)) * 1024 if found else 0)
        except OSError:
            pass
        time.sleep(0.0005)
    seconds = time.perf_counter() - start
    if child.returncode != 0:
        raise SystemExit(f'{command[0]} failed')
    return seconds, most


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--megabytes', type=float, default=8)
    parser.add_argument('--rounds', type=int, default=7)
    parser.add_argument('--to', default='webvtt')
    parser.add_argument('program', nargs='?', default=str(ROOT / 'build/bin/legenda-cli'))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        environment = dict(os.environ, LEGENDA_KEYRING='off', HOME=str(folder), XDG_CONFIG_HOME=str(folder), XDG_STATE_HOME=str(folder),
                           XDG_CACHE_HOME=str(folder), XDG_DATA_HOME=str(folder))
        content = subrip(int(options.megabytes * 1024 * 1024))
        big, small = folder / 'big.srt', folder / 'small.srt'
        big.write_bytes(content)
        small.write_bytes(content[:content.index(b'\n\n') + 2])
        ours = [options.program, 'convert', str(big), '--to', options.to, '-o', str(folder / 'ours.vtt'),
                '--on-conflict', 'replace']
        one = [options.program, 'convert', str(small), '--to', options.to, '-o', str(folder / 'one.vtt'),
               '--on-conflict', 'replace']
        theirs = ['ffmpeg', '-nostdin', '-v', 'error', '-y', '-i', str(big), str(folder / 'theirs.vtt')]
        has_ffmpeg = shutil.which('ffmpeg') is not None
        times, memory, others, start_times, start_memory = [], [], [], [], []
        for _ in range(options.rounds):
            for leftover in folder.glob('*.vtt*'):
                leftover.unlink()
            seconds, most = run(ours, environment)
            times.append(seconds)
            memory.append(most)
            seconds, most = run(one, environment)
            start_times.append(seconds)
            start_memory.append(most)
            if has_ffmpeg:
                others.append(run(theirs, environment)[0])
        print(f'legenda-cli  {statistics.median(times) * 1000:7.1f} ms, {max(memory) / 2 ** 20:.1f} MiB = '
              f'{max(memory) / len(content):.2f} x the file of {len(content) / 2 ** 20:.1f} MiB')
        print(f'  of one cue {statistics.median(start_times) * 1000:7.1f} ms, {max(start_memory) / 2 ** 20:.1f} MiB; '
              f'the file itself takes {(max(memory) - max(start_memory)) / len(content):.2f} x its size')
        if others:
            print(f'ffmpeg       {statistics.median(others) * 1000:7.1f} ms')
            print(f'ratio        {statistics.median(times) / statistics.median(others):.3f} (goal: at most 0.2)')


if __name__ == '__main__':
    main()
