#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names a second of `legenda-cli guess --stdin --json`: the whole process on one core, its output written to a file.

    tests/bench/bench_guess.py [--names FILE] [--count 200000] [build/bin/legenda-cli]

FILE has one name a line; without it, names are made from a few parts. Where guessit is installed it reads a sample of
the same names the same way, and the ratio of the two rates is printed. The best of three runs counts.
"""
import argparse
import itertools
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = 300


def made_up():
    titles = ['Blue.Harbour', 'The.Evening.Hour', 'Night.Runner', 'Umi.no.Uta', 'Puerto.Azul', 'A.Film.of.Salt']
    numbers = ['S01E02', '2x05', 'S03E04E05', '2011', '2014.05.06', '(1998)', 'S02', '317']
    texts = ['', '.Low.Tide', '.FRENCH', '.REPACK', '.Directors.Cut']
    tags = ['720p.HDTV.x264', '1080p.AMZN.WEB-DL.DDP5.1.H.264', '2160p.UHD.BluRay.x265.10bit.HDR.TrueHD.7.1.Atmos',
            'DVDRip.XviD', '1080p.BluRay.DTS-HD.MA.5.1.x264']
    groups = ['GRP.mkv', 'Tides.avi', 'GRP[site].mkv', 'GRP.en.srt']
    for title, number, text, tag, group in itertools.product(titles, numbers, texts, tags, groups):
        yield f'{title}.{number}{text}.{tag}-{group}'


def best_rate(command, names, rounds=3):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, 'names.txt')
        source.write_text('\n'.join(names) + '\n', encoding='utf-8')
        best = None
        for _ in range(rounds):
            with source.open('rb') as stdin, open(pathlib.Path(folder, 'out'), 'wb') as out:
                start = time.perf_counter()
                subprocess.run([argument.replace('@', str(source)) for argument in command], stdin=stdin, stdout=out,
                               check=True)
                seconds = time.perf_counter() - start
            best = seconds if best is None else min(best, seconds)
    return len(names) / best


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--names', type=pathlib.Path, help='a file with one name a line')
    parser.add_argument('--count', type=int, default=200000, help='how many names are read')
    parser.add_argument('program', nargs='?', default=str(ROOT / 'build/bin/legenda-cli'))
    options = parser.parse_args()
    if options.names:
        names = [line for line in options.names.read_text(encoding='utf-8').splitlines() if line.strip()]
    else:
        names = list(made_up())
    if not names:
        sys.exit('no names to read')
    many = list(itertools.islice(itertools.cycle(names), options.count))
    one_core = ['taskset', '-c', '0'] if shutil.which('taskset') else []
    ours = best_rate(one_core + [options.program, 'guess', '--stdin', '--json'], many)
    print(f'legenda-cli guess: {ours:.0f} names/s, output included')
    if shutil.which('guessit'):
        sample = names[::max(1, len(names) // SAMPLE)][:SAMPLE]
        theirs = best_rate(one_core + ['guessit', '--json', '--input-file', '@'], sample, rounds=1)
        print(f'guessit: {theirs:.0f} names/s of {len(sample)} names; legenda-cli is {ours / theirs:.0f} times as fast')
    else:
        print('guessit is not installed: no ratio')


if __name__ == '__main__':
    main()
